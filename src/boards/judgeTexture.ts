import type { TextureSince } from '../pixels/comparison';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

/** OVERSMOOTHED: the fine drawing of the source is gone. OVERSHARPENED: there is more of it than any lens gave. */
export function judgeTexture(texture: TextureSince | null, limits: AcceptanceLimits): Finding[] {
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

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
