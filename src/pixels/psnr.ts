/** Peak signal-to-noise ratio over all samples of two pictures of one size, dB; null when they are equal to the last bit. */
export function psnr(reference: Uint8Array, sample: Uint8Array): number | null {
  let squares = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const difference = reference[i] - sample[i];
    squares += difference * difference;
  }
  return squares === 0 ? null : 10 * Math.log10((255 * 255 * reference.length) / squares);
}
