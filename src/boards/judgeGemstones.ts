import { colourPart, compareTone, type ZoneDifference } from '../pixels/compareTone';
import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';
import { type BoardZone, furthest, scaleOf, widened } from './onBoard';
import { nearestStone } from './stoneZones';

/** The board of a stone, by its subject. */
export interface StoneBoard {
  subject: string;
  zones: BoardZone[];
}

/** GEMSTONE_DRIFT: each stone with a board against it, told once, for the zone that is furthest off. */
export function judgeGemstones({ gemstones }: Inspection, boards: readonly StoneBoard[], limits: AcceptanceLimits): Finding[] {
  if (!gemstones) return [];
  return boards.flatMap(({ subject, zones }) => {
    const seen = nearestStone(gemstones.colours, zones);
    if (seen === null) return [];
    const limit = limits.gemstoneDrift;
    const worst = furthest(compareTone(seen.zones, zones), (zone) => colourPart(zone) / scaleOf(zones, zone, limit));
    if (worst === null) return [];
    return against(widened(limit, scaleOf(zones, worst, limit)), colourPart(worst), (most) => message(subject, worst, most), gemstones.box);
  });
}

function message(subject: string, zone: ZoneDifference, most: number): string {
  const how = Math.abs(zone.deltaC) >= Math.abs(zone.deltaH) ? (zone.deltaC > 0 ? 'more saturated' : 'paler') : 'of another hue';
  return `The stone is ${how} than the board of ${subject}: ${colourPart(zone).toFixed(1)} ΔE00, lightness aside; below ${most.toFixed(1)} is fine.`;
}
