import type { Fidelity } from './fidelity';
import type { RenderRefusal } from './renderRefusal';

/** How one frame becomes a file of one format. */
export interface Encoder {
  encode(quality: number): Promise<Buffer>;
  fidelity(bytes: Buffer): Promise<Fidelity>;
  lossless: boolean;
}

export interface Encoded {
  bytes: Buffer;
  quality: number;
  fidelity: Fidelity;
}

/**
 * Least similarity that a budget may press a file down to. Below about 0.95 facets and the grain of brushed metal are visibly lost (own look at our own
 * renders, and the range where SSIM and people still agree); a template that asks for a lower quality by itself is obeyed.
 */
const LEAST_SSIM = 0.95;

/** Encodes with the quality asked for, or with the best lower one that keeps the budget; refused when that would ruin the picture. */
export async function withinBudget(encoder: Encoder, quality: number, byteBudget: number | null): Promise<Encoded | RenderRefusal> {
  const asked = await encoder.encode(quality);
  if (byteBudget === null || asked.length <= byteBudget) return { bytes: asked, quality, fidelity: await encoder.fidelity(asked) };
  if (encoder.lossless) return notMet(`The format is without loss, and the file takes ${asked.length} bytes`, byteBudget);
  const best = await highest(1, quality - 1, async (tried) => {
    const bytes = await encoder.encode(tried);
    return bytes.length <= byteBudget ? { bytes, quality: tried } : null;
  });
  const fidelity = best && (await encoder.fidelity(best.bytes));
  if (best && fidelity && fidelity.ssim >= LEAST_SSIM) return { ...best, fidelity };
  return notMet(await smallestFair(encoder, best?.quality ?? 0, quality), byteBudget);
}

/** The highest whole number in from…to that gives something; what it gives. The numbers that do must lie below those that do not. */
async function highest<T>(from: number, to: number, attempt: (n: number) => Promise<T | null>): Promise<T | null> {
  let found: T | null = null;
  for (let [low, high] = [from, to]; low <= high;) {
    const middle = (low + high) >> 1;
    const got = await attempt(middle);
    if (got === null) high = middle - 1;
    else [found, low] = [got, middle + 1];
  }
  return found;
}

/** Tells what the budget would have to be. `below` is a quality that is too low. */
async function smallestFair(encoder: Encoder, below: number, asked: number): Promise<string> {
  const tooLow = await highest(below + 1, asked, async (tried) => {
    const { ssim } = await encoder.fidelity(await encoder.encode(tried));
    return ssim < LEAST_SSIM ? tried : null;
  });
  const lowest = (tooLow ?? below) + 1;
  if (lowest > asked) return `Even quality ${asked} is less like the picture than ${LEAST_SSIM} (SSIM)`;
  const { length } = await encoder.encode(lowest);
  return `At quality ${lowest}, the lowest that stays ${LEAST_SSIM} like the picture (SSIM), the file takes ${length} bytes`;
}

function notMet(found: string, byteBudget: number): RenderRefusal {
  return { code: 'BUDGET_NOT_MET', message: `${found}; the template allows ${byteBudget}.` };
}
