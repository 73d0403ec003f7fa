/** Luma of ITU-R BT.601 rounded to whole levels, as the published values of SSIM, MS-SSIM and GMSD were made: on near-lossless files the result hangs on this rounding. */
export function luma(rgb: Uint8Array): Uint8Array {
  const out = new Uint8Array(rgb.length / 3);
  for (let i = 0, at = 0; i < out.length; i += 1, at += 3) out[i] = 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2] + 0.5; // the array cuts off the fraction
  return out;
}
