import type { Colour } from './surround';

/**
 * Lays what was shown on white on another background, in the encoded numbers as browsers do: a share of 1 − opacity was white and becomes the background.
 * Exact but for the rounding of each step where the file is sRGB; on soft edges of a wide-gamut file as good as its conversion. Opaque pictures are untouched.
 */
export function onBackground(display: Uint8Array, alpha: Uint8Array | null, background: Colour): Uint8Array {
  if (alpha === null || background.every((value) => value === 255)) return display;
  const out = new Uint8Array(display.length);
  for (let i = 0; i < display.length; i += 3) {
    const clear = (255 - alpha[i / 3]) / 255;
    for (let k = 0; k < 3; k += 1) out[i + k] = Math.max(0, Math.round(display[i + k] - (255 - background[k]) * clear));
  }
  return out;
}
