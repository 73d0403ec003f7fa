import { returnRateWhileLive } from './returnRateWhileLive';

export const returnRateOfFeatured = returnRateWhileLive(
  '`returnRate` of the SKUs that are featured now. Counted by the sale and by the return.',
  true,
);
