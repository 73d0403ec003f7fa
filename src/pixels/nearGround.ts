import type { Shading } from './shading';

/** How much of a piece is nearly of the level of its ground: that much may have been taken for ground, or the ground for the piece. */
export interface NearGround {
  /** 0–1, to be taken off the trust in its outline. */
  doubt: number;
  /** So much that what is seen through the piece and what mirrors its paper cannot be told apart. */
  isMost: boolean;
}

// Levels from the ground, within which metal is nearly of its level. Of gold up to 2.2 % of the piece is so near; of white gold and silver, parts of which pass
// for ground or for holes, 3–25 % (their masks overlap the truth by 0.99–0.74); of sources of white gold 32–47 %. How much that takes away of the trust is a
// proposal. White pearls and enamel are as near: they are told to be open too, however closed their outline is.
const NEAR = 20;
const USUALLY = 0.03;
const DOUBT = 4;
const MOST_DOUBT = 0.7;
const MOST = 0.22;
const MIXED = 2; // steps from the outline, within which pixels are mixed with the ground

/** @param depth steps from the outline inwards, 0 outside */
export function nearGround(depth: Uint8Array, { distance }: Shading): NearGround {
  let [near, all] = [0, 0];
  for (let i = 0; i < depth.length; i += 1) {
    if (depth[i] < MIXED) continue;
    all += 1;
    if (distance[i] < NEAR) near += 1;
  }
  const share = near / Math.max(1, all);
  return { doubt: Math.min(MOST_DOUBT, DOUBT * Math.max(0, share - USUALLY)), isMost: share > MOST };
}
