import { luma } from './luma';
import { psnr } from './psnr';
import { ssim } from './ssim';

/** How close an encoded picture is to what was encoded. */
export interface Fidelity {
  /** dB; null when equal to the last bit. */
  psnr: number | null;
  /** Up to 1. */
  ssim: number;
}

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Compares one part of two pictures of one size, three bytes a pixel: what was laid around the picture is left out, since plain padding encodes perfectly and would flatter. */
export function fidelity(reference: Uint8Array, sample: Uint8Array, width: number, part: Part): Fidelity {
  const [one, other] = [cut(reference, width, part), cut(sample, width, part)];
  const decibels = psnr(one, other);
  return decibels === null ? { psnr: null, ssim: 1 } : { psnr: decibels, ssim: ssim(luma(one), luma(other), part.width) };
}

function cut(rgb: Uint8Array, width: number, part: Part): Uint8Array {
  const out = new Uint8Array(part.width * part.height * 3);
  for (let y = 0; y < part.height; y += 1) {
    const from = ((part.top + y) * width + part.left) * 3;
    out.set(rgb.subarray(from, from + part.width * 3), y * part.width * 3);
  }
  return out;
}
