import { gmsd } from './gmsd';
import { luma } from './luma';
import { MS_SSIM_SIDE, msSsim } from './msSsim';
import { psnr } from './psnr';
import { similarity } from './ssim';

/** How close an encoded picture is to what was encoded. */
export interface Fidelity {
  /** dB; null when equal to the last bit. */
  psnr: number | null;
  /** Up to 1. */
  ssim: number;
  /** 0–1; null below 176 pixels a side. */
  msSsim: number | null;
  /** 0 = equal. */
  gmsd: number;
}

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Two pictures of one size, three bytes a pixel, of which one part is compared: what was laid around it is left out, since plain padding encodes perfectly and would flatter. */
interface Pair {
  reference: Uint8Array;
  sample: Uint8Array;
  width: number;
  part: Part;
}

export function fidelity(pair: Pair): Fidelity {
  const { one, other, width } = cutOut(pair);
  const decibels = psnr(one, other);
  const isSmall = Math.min(width, one.length / 3 / width) < MS_SSIM_SIDE;
  if (decibels === null) return { psnr: null, ssim: 1, msSsim: isSmall ? null : 1, gmsd: 0 };
  const [a, b] = [luma(one), luma(other)];
  const finest = similarity(a, b, width);
  return { psnr: decibels, ssim: finest.ssim, msSsim: msSsim(a, b, width, finest), gmsd: gmsd(a, b, width) };
}

/** SSIM where there is something to see: unlike that of the whole it does not rise with the share of plain ground (`ssim.ts`). */
export function likenessOfDetail(pair: Pair): number {
  const { one, other, width } = cutOut(pair);
  return similarity(luma(one), luma(other), width).detail;
}

function cutOut({ reference, sample, width, part }: Pair) {
  return { one: cut(reference, width, part), other: cut(sample, width, part), width: part.width };
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
