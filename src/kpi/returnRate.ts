import { returnRateWhileLive } from './returnRateWhileLive';

export const returnRate = returnRateWhileLive(
  'Units RETURNED divided by units SOLD, each in the window and at an instant when at least one shot of the SKU was live on at least one channel, from WENT_LIVE on and before WITHDRAWN. It may exceed 1; n counts the units sold. Counted by the sale and by the return.',
  false,
);
