import type { Lab } from '../pixels/colour';
import type { ZoneDifference } from '../pixels/compareTone';
import type { TonalZone } from '../pixels/zoneTones';
import type { AcceptanceLimit } from './acceptanceLimits';

/** The approved colour of a metal or stone, zone by zone. */
export interface BoardZone {
  zone: TonalZone;
  lab: Lab;
  /** Tolerance, ΔE00, held here to the chroma-and-hue part, since lightness has a limit of its own; null = that of the acceptance rules. */
  toleranceDeltaE: number | null;
}

export function furthest(zones: readonly ZoneDifference[], by: (zone: ZoneDifference) => number): ZoneDifference | null {
  return zones.reduce<ZoneDifference | null>((most, zone) => (most === null || by(zone) > by(most) ? zone : most), null);
}

/** How much wider than the acceptance rules a board's own tolerance is. */
export function scaleOf(board: readonly BoardZone[], { zone }: ZoneDifference, limit: AcceptanceLimit): number {
  const tolerance = board.find((each) => each.zone === zone)?.toleranceDeltaE ?? null;
  return tolerance === null || limit.warn === null || limit.warn === 0 ? 1 : tolerance / limit.warn;
}

export function widened(limit: AcceptanceLimit, by: number): AcceptanceLimit {
  return { ...limit, warn: limit.warn === null ? null : limit.warn * by, reject: limit.reject === null ? null : limit.reject * by };
}
