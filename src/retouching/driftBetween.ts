import { ciede2000 } from '../pixels/ciede2000';
import type { BackgroundPurity, Crop, Shadow } from './inPicture';
import type { Quality } from './Quality';
import type { ColourwayPair } from './ColourwayDrift';

type Drift = Pick<ColourwayPair, 'whitePointDeltaE' | 'shadowDirectionDifference' | 'cropDifference'>;

/** Pure: two pictures by what was measured of each. */
export function driftBetween(one: Quality, other: Quality): Drift {
  return {
    whitePointDeltaE: both(one.backgroundPurity, other.backgroundPurity, betweenGrounds),
    shadowDirectionDifference: both(one.shadow, other.shadow, betweenShadows),
    cropDifference: both(one.crop, other.crop, betweenCrops),
  };
}

function both<Part>(one: Part | null, other: Part | null, difference: (one: Part, other: Part) => number | null): number | null {
  return one === null || other === null ? null : difference(one, other);
}

function betweenGrounds(one: BackgroundPurity, other: BackgroundPurity): number {
  const lab = ({ medianL, medianA, warmth }: BackgroundPurity) => ({ l: medianL, a: medianA, b: warmth });
  return ciede2000(lab(one), lab(other)).deltaE;
}

/** The shorter way round. */
function betweenShadows(one: Shadow, other: Shadow): number | null {
  if (one.direction === null || other.direction === null) return null;
  const apart = Math.abs(one.direction - other.direction) % 360;
  return Math.min(apart, 360 - apart);
}

function betweenCrops(one: Crop, other: Crop): number {
  const margins = ['marginLeft', 'marginRight', 'marginTop', 'marginBottom'] as const;
  return Math.max(...margins.map((margin) => Math.abs(one[margin] - other[margin])));
}
