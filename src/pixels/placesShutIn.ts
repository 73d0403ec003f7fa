import type { Components } from './components';
import { atLeast } from './flags';
import type { Scene } from './groundScene';
import { spread } from './spread';

/** What is known of a place and of what lies about it. Sums over its pixels, over those next to it, and over those of its rim. */
export interface ShutIn {
  area: number;
  tint: number;
  light: number;
  /** Whether known ground is no more than a wire's width away. */
  isNear: boolean;
  edge: number;
  /** Of the pixels next to it, those that are as smooth as ground. */
  soft: number;
  rim: number;
  rimTint: number;
}

const RIM = 3; // pixels about the place, beyond those next to it, which it shares with the metal
const MOST_TINT = 8; // levels: a coloured stone beside it must not pass for its metal
const WIRE_SHARE = 0.012; // of the long side

/** By label; that of 0 says nothing. */
export function placesShutIn({ labels, count }: Components, ground: Uint8Array, { width, height, shading, passable }: Scene): ShutIn[] {
  const places = Array.from({ length: count + 1 }, (): ShutIn => ({
    area: 0,
    tint: 0,
    light: 0,
    isNear: false,
    edge: 0,
    soft: 0,
    rim: 0,
    rimTint: 0,
  }));
  const { origin, steps } = spread(atLeast(labels, 1), null, width, height, RIM);
  const near = spread(ground, null, width, height, Math.round(WIRE_SHARE * Math.max(width, height))).steps;
  for (let i = 0; i < labels.length; i += 1) {
    if (origin[i] < 0) continue;
    const place = places[labels[origin[i]]];
    if (labels[i] > 0) {
      place.area += 1;
      place.tint += shading.tint[i];
      place.light += shading.ratio[i];
      place.isNear ||= near[i] !== 255;
    } else if (steps[i] === 1) {
      place.edge += 1;
      place.soft += passable[i];
    } else {
      place.rim += 1;
      place.rimTint += Math.min(MOST_TINT, shading.tint[i]);
    }
  }
  return places;
}
