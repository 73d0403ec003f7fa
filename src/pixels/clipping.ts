import type { Box } from './box';

/** How much of the metal has lost its drawing to white or black. Shares of the metal, 0–1, in the file's own numbers. */
export interface Clipping {
  /** At least one channel ≥ 254. */
  anyChannelShare: number;
  /** All three ≥ 254: mirrored lamps, legal in themselves. */
  allChannelsShare: number;
  redShare: number;
  greenShare: number;
  blueShare: number;
  /** Largest connected clipped patch. */
  largestBlobShare: number;
  largestBlob: Box | null;
  /** L* < 3. */
  crushedShare: number;
  /** Metal pixels looked at. */
  n: number;
}
