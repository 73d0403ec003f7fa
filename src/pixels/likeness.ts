import { luma } from './luma';
import { psnr } from './psnr';
import { similarity } from './ssim';

/** How close an encoded picture is to what was encoded. */
export interface Fidelity {
  /** dB; null when equal to the last bit. */
  psnr: number | null;
  /** Up to 1. */
  ssim: number;
}

export interface Likeness {
  fidelity: Fidelity;
  /** SSIM where there is something to see: unlike that of the whole it does not rise with the share of plain ground (`ssim.ts`). */
  detail: number;
}

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Compares one part of two pictures of one size, three bytes a pixel: what was laid around the picture is left out, since plain padding encodes perfectly and would flatter. */
export function likeness(reference: Uint8Array, sample: Uint8Array, width: number, part: Part): Likeness {
  const [one, other] = [cut(reference, width, part), cut(sample, width, part)];
  const decibels = psnr(one, other);
  if (decibels === null) return { fidelity: { psnr: null, ssim: 1 }, detail: 1 };
  const { ssim, detail } = similarity(luma(one), luma(other), part.width);
  return { fidelity: { psnr: decibels, ssim }, detail };
}

function cut(rgb: Uint8Array, width: number, part: Part): Uint8Array {
  if (part.width === width && part.width * part.height * 3 === rgb.length) return rgb;
  const out = new Uint8Array(part.width * part.height * 3);
  for (let y = 0; y < part.height; y += 1) {
    const from = ((part.top + y) * width + part.left) * 3;
    out.set(rgb.subarray(from, from + part.width * 3), y * part.width * 3);
  }
  return out;
}
