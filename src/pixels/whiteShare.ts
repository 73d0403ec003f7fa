import { GROUND } from './ground';
import type { Raster } from './raster';
import { WHITE } from './whiteBorder';

/** Where the ground of a frame is, and what each of its cells is (GROUND). */
export interface GroundZone {
  ground: Uint8Array;
  working: { width: number; height: number; factor: number };
  /** Of the frame that it was found in, pixels; files of the same shape may be larger or smaller. */
  frameWidth: number;
}

/** Share of the plain ground whose three channels are all ≥ 250. A pixel is plain ground where all cells that it touches are. */
export function whiteShare({ display, width, height }: Pick<Raster, 'display' | 'width' | 'height'>, zone: GroundZone): number {
  const cells = zone.frameWidth / (width * zone.working.factor); // a pixel's side in cells
  let [white, plain] = [0, 0];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      if (!isPlain(zone, x * cells, y * cells, cells)) continue;
      plain += 1;
      if (Math.min(display[at], display[at + 1], display[at + 2]) >= WHITE) white += 1;
    }
  }
  return white / Math.max(1, plain);
}

function isPlain({ ground, working: { width, height } }: GroundZone, left: number, top: number, side: number): boolean {
  const [right, bottom] = [left + side, top + side];
  if (right > width || bottom > height) return false;
  for (let y = Math.floor(top); y < bottom; y += 1) {
    for (let x = Math.floor(left); x < right; x += 1) {
      if (ground[y * width + x] !== GROUND.PLAIN) return false;
    }
  }
  return true;
}
