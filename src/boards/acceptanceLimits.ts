export const DEFAULT_LIMITS = {};
