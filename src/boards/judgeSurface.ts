import type { Comparison } from '../pixels/comparison';
import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';
import { percent } from './percent';

/** DEAD_SURFACE, NOISE and INVENTED_SPARKLE: what was taken from, or put on, the life of the surface. */
export function judgeSurface({ noise, crop }: Inspection, comparison: Comparison | null, limits: AcceptanceLimits): Finding[] {
  const life = comparison?.surfaceLife ?? null;
  return [
    ...(life === null
      ? []
      : against(
          limits.deadSurface,
          life.lostShare,
          () => `On ${percent(life.lostShare)} of the places that mirror in the source the reflections are gone: the surface looks dead.`,
          life.box,
        )),
    ...(noise
      ? against(
          limits.noise,
          noise.sigma,
          () => `Grain of ${noise.sigma.toFixed(1)} levels on the even parts of the piece.`,
          crop?.box ?? null,
        )
      : []),
    ...inventedSparkle(comparison?.sparkle ?? null, limits),
  ];
}

const MOST_TOLD = 5; // the rest is in the measurement

function inventedSparkle(sparkle: Comparison['sparkle'], limits: AcceptanceLimits): Finding[] {
  if (sparkle === null) return [];
  return sparkle.places
    .slice(0, MOST_TOLD)
    .flatMap((box) => against(limits.sparkle, sparkle.count, () => 'A glint where the source is not bright: it was painted in.', box));
}
