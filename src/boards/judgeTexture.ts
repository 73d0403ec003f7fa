import type { Texture } from '../pixels/texture';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';
import { percent } from './percent';

/** OVERSMOOTHED: the fine drawing of the source is gone. OVERSHARPENED: there is more of it than any lens gave. */
export function judgeTexture(texture: Texture | null, limits: AcceptanceLimits): Finding[] {
  if (texture === null) return [];
  const { lostShare, lostBox, sharpenedShare, sharpenedBox } = texture;
  return [
    ...against(
      limits.lostTexture,
      lostShare,
      () => `On ${percent(lostShare)} of the piece the fine drawing of the source is gone: it looks like plastic.`,
      lostBox,
    ),
    ...against(
      limits.sharpened,
      sharpenedShare ?? 0,
      () => `On ${percent(sharpenedShare ?? 0)} of the piece the fine drawing is far stronger than in the source: sharpening shows.`,
      sharpenedBox,
    ),
  ];
}
