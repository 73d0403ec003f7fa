import { innerDistance } from './innerDistance';
import type { LaidOver } from './laidOver';

/** Which pixels of the piece can be held against its source. */
export interface Comparable {
  /** 1 = can be compared, else 0. */
  weights: Float32Array;
  /** Steps from the common outline inwards, 0 outside. */
  depth: Uint8Array;
  /** Pixels that are ground seen through the piece; null where most of a closed piece looks like ground: that is grey metal. */
  ground: Uint8Array | null;
  /** Of the piece, 0–1. */
  seenShare: number;
}

const SEEN = 2; // nearer to the outline, pixels are mixed with the ground
const GROUND_SHARE = 0.5; // more of a piece that looks like ground is grey metal, not what is seen through it

/** @param isClosed whether the outline of both is: else what has the level of the ground may be metal or ground, and is not compared */
export function comparable(pair: LaidOver, isClosed: boolean): Comparable {
  const shared = new Uint8Array(pair.inside.length);
  for (let i = 0; i < shared.length; i += 1) shared[i] = pair.inside[i] & pair.sourceInside[i];
  const depth = innerDistance(shared, pair.frame.width, pair.frame.height);
  const ground = isClosed && share(shared, pair.groundLike) > GROUND_SHARE ? null : pair.groundLike;
  const weights = new Float32Array(shared.length);
  let [seen, all] = [0, 0];
  for (let i = 0; i < shared.length; i += 1) {
    all += shared[i];
    if (depth[i] < SEEN || pair.blind[i] === 1 || ground?.[i] === 1) continue;
    weights[i] = 1;
    seen += 1;
  }
  return { weights, depth, ground, seenShare: seen / Math.max(1, all) };
}

/** 1 for what can be compared at least so many steps from the common outline. */
export function deeper({ weights, depth }: Comparable, least: number): Float32Array {
  const out = new Float32Array(weights.length);
  for (let i = 0; i < out.length; i += 1) out[i] = depth[i] >= least ? weights[i] : 0;
  return out;
}

function share(of: Uint8Array, which: Uint8Array): number {
  let [both, all] = [0, 0];
  for (let i = 0; i < of.length; i += 1) {
    all += of[i];
    both += of[i] & which[i];
  }
  return both / Math.max(1, all);
}
