import { colourPart, compareTone, type ZoneDifference } from '../pixels/compareTone';
import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';
import { type BoardZone, furthest, scaleOf, widened } from './onBoard';

/** COLOUR_DRIFT and EXPOSURE_DRIFT: the metal against its board, each told once, for the zone that is furthest off. */
export function judgeMetal({ metalTone, crop }: Inspection, board: readonly BoardZone[] | null, limits: AcceptanceLimits): Finding[] {
  if (metalTone === null || board === null) return [];
  const zones = compareTone(metalTone, board);
  const box = crop?.box ?? null;
  const colour = furthest(zones, (zone) => colourPart(zone) / scaleOf(board, zone, limits.colourDrift));
  const exposure = furthest(zones, (zone) => Math.abs(zone.deltaL));
  return [
    ...(colour === null
      ? []
      : against(
          widened(limits.colourDrift, scaleOf(board, colour, limits.colourDrift)),
          colourPart(colour),
          (limit) => colourMessage(colour, limit),
          box,
        )),
    ...(exposure === null ? [] : against(limits.exposureDrift, Math.abs(exposure.deltaL), () => exposureMessage(exposure), box)),
  ];
}

const ZONE_WORDS = { SHADOW: 'dark parts', MID: 'middle tones', HIGHLIGHT: 'light parts' } as const;

function colourMessage(zone: ZoneDifference, limit: number): string {
  return `The metal drifts to ${zone.direction} in its ${ZONE_WORDS[zone.zone]}: ${colourPart(zone).toFixed(1)} ΔE00 from the board, lightness aside; below ${limit.toFixed(1)} is fine.`;
}

function exposureMessage(zone: ZoneDifference): string {
  return `The metal is ${zone.deltaL > 0 ? 'lighter' : 'darker'} than the board in its ${ZONE_WORDS[zone.zone]}: ΔL′ ${zone.deltaL.toFixed(1)}.`;
}
