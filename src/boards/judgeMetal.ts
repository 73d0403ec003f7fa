import type { Lab } from '../pixels/colour';
import { colourPart, compareTone, type ZoneDifference } from '../pixels/compareTone';
import type { Inspection } from '../pixels/inspect';
import type { TonalZone } from '../pixels/metalTone';
import type { AcceptanceLimit, AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

/** The approved colour of a metal, zone by zone. */
export interface BoardZone {
  zone: TonalZone;
  lab: Lab;
  /** Tolerance, ΔE00, held here to the chroma-and-hue part, since lightness has a limit of its own; null = that of the acceptance rules. */
  toleranceDeltaE: number | null;
}

/** COLOUR_DRIFT and EXPOSURE_DRIFT: the metal against its board, each told once, for the zone that is furthest off. */
export function judgeMetal({ metalTone, crop }: Inspection, board: readonly BoardZone[] | null, limits: AcceptanceLimits): Finding[] {
  if (metalTone === null || board === null) return [];
  const zones = compareTone(metalTone, board);
  const box = crop?.box ?? null;
  const colour = furthest(zones, (zone) => colourPart(zone) / scale(board, zone, limits.colourDrift));
  const exposure = furthest(zones, (zone) => Math.abs(zone.deltaL));
  return [
    ...(colour === null
      ? []
      : against(
          widened(limits.colourDrift, scale(board, colour, limits.colourDrift)),
          colourPart(colour),
          (limit) => colourMessage(colour, limit),
          box,
        )),
    ...(exposure === null ? [] : against(limits.exposureDrift, Math.abs(exposure.deltaL), () => exposureMessage(exposure), box)),
  ];
}

function furthest(zones: readonly ZoneDifference[], by: (zone: ZoneDifference) => number): ZoneDifference | null {
  return zones.reduce<ZoneDifference | null>((most, zone) => (most === null || by(zone) > by(most) ? zone : most), null);
}

/** How much wider than the acceptance rules a board's own tolerance is. */
function scale(board: readonly BoardZone[], { zone }: ZoneDifference, limit: AcceptanceLimit): number {
  const tolerance = board.find((each) => each.zone === zone)?.toleranceDeltaE ?? null;
  return tolerance === null || limit.warn === null || limit.warn === 0 ? 1 : tolerance / limit.warn;
}

function widened(limit: AcceptanceLimit, by: number): AcceptanceLimit {
  return { ...limit, warn: limit.warn === null ? null : limit.warn * by, reject: limit.reject === null ? null : limit.reject * by };
}

const ZONE_WORDS = { SHADOW: 'dark parts', MID: 'middle tones', HIGHLIGHT: 'light parts' } as const;

function colourMessage(zone: ZoneDifference, limit: number): string {
  return `The metal drifts to ${zone.direction} in its ${ZONE_WORDS[zone.zone]}: ${colourPart(zone).toFixed(1)} ΔE00 from the board, lightness aside; below ${limit.toFixed(1)} is fine.`;
}

function exposureMessage(zone: ZoneDifference): string {
  return `The metal is ${zone.deltaL > 0 ? 'lighter' : 'darker'} than the board in its ${ZONE_WORDS[zone.zone]}: ΔL′ ${zone.deltaL.toFixed(1)}.`;
}
