export interface SplitPixels {
  /** Three bytes a pixel, laid on white. */
  rgb: Uint8Array;
  /** Null when there is no alpha, or when nothing is transparent. */
  alpha: Uint8Array | null;
}

/** Parts interleaved samples into colour and opacity. Transparent colour is laid on white in the encoded numbers, as browsers do. */
export function splitAlpha(samples: Uint8Array, channels: number): SplitPixels {
  if (channels === 3) return { rgb: samples, alpha: null };
  const colours = channels >= 3 ? 3 : 1;
  const withAlpha = channels === 2 || channels === 4;
  const pixels = samples.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  const alpha = new Uint8Array(pixels);
  let opaque = true;
  for (let i = 0; i < pixels; i += 1) {
    const opacity = withAlpha ? samples[i * channels + channels - 1] : 255;
    alpha[i] = opacity;
    if (opacity !== 255) opaque = false;
    for (let k = 0; k < 3; k += 1) {
      const value = samples[i * channels + (colours === 3 ? k : 0)];
      rgb[i * 3 + k] = opacity === 255 ? value : Math.round((value * opacity + 255 * (255 - opacity)) / 255);
    }
  }
  return { rgb, alpha: opaque ? null : alpha };
}
