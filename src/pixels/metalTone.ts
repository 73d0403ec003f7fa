import type { Lab } from './colour';

export type TonalZone = 'SHADOW' | 'MID' | 'HIGHLIGHT';

export interface ZoneTone {
  zone: TonalZone;
  /** Pixels. */
  n: number;
  /** Lab D50, trimmed mean. */
  lab: Lab;
  /** Spread of colour in the zone: median distance in a*, b* from `lab`. */
  spread: number;
}
