import type { Dust } from '../pixels/comparison';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

const MOST_TOLD = 5; // the rest is in the measurement

/** DUST: specks, lint and scratches on the piece that its source does not have, each place a finding; its value is how many there are. */
export function judgeDust(dust: Dust | null, limits: AcceptanceLimits): Finding[] {
  if (dust === null) return [];
  return dust.specks
    .slice(0, MOST_TOLD)
    .flatMap(({ box }) =>
      against(
        limits.dust,
        dust.count,
        () =>
          `A speck on the piece that the source does not have, at ${Math.round(box.x + box.width / 2)}, ${Math.round(box.y + box.height / 2)}.`,
        box,
      ),
    );
}
