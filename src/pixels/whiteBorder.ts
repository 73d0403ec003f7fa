import type { Raster } from './raster';

/** A channel below this is no longer white: what lossy files make of 255 near an outline lies mostly above it (facts/channel-rules.md §4). */
export const WHITE = 250;

/**
 * Share, 0–1, of the outermost pixels whose three channels are all ≥ 250: 1 where nothing leaves the frame, or where it has faded to white before. One pixel
 * deep, so that the thinnest chain which touches the frame is told; what comes near to it and turns back is not.
 * @param picture three samples a pixel
 */
export function whiteBorder({ display, width, height }: Pick<Raster, 'display' | 'width' | 'height'>): number {
  let [white, outermost] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    const inner = y > 0 && y < height - 1;
    const step = inner ? Math.max(1, width - 1) : 1; // between top and bottom: the first and the last of a row
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 3;
      outermost += 1;
      if (Math.min(display[at], display[at + 1], display[at + 2]) >= WHITE) white += 1;
    }
  }
  return white / outermost;
}
