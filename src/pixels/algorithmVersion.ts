export const ALGORITHM_VERSION = 'temporary';
