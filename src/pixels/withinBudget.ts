import type { RenderRefusal } from './renderRefusal';

/** How one frame becomes a file of one format. */
export interface Encoder {
  encode(quality: number): Promise<Buffer>;
  /** How like the frame that was encoded it is where there is something to see, up to 1. */
  detail(bytes: Buffer): Promise<number>;
  lossless: boolean;
}

export interface Encoded {
  bytes: Buffer;
  quality: number;
}

/**
 * Least likeness, where there is something to see, that a budget may press a file down to. Own look at our own renders at twice their size: at 0.92 (about
 * JPEG 50, WebP 45, AVIF 47) facets and metal stand; at 0.89 the stones are mottled, at 0.83 blocks show on the metal. The SSIM of the whole picture cannot
 * be used: mostly white, it is 0.98 for all of these. What a template asks for by its own quality is obeyed.
 */
const LEAST_DETAIL = 0.92;

/** Encodes with the quality asked for, or with the best lower one that keeps the budget; refused when that would ruin the picture. */
export async function withinBudget(encoder: Encoder, quality: number, byteBudget: number | null): Promise<Encoded | RenderRefusal> {
  const asked = await encoder.encode(quality);
  if (byteBudget === null || asked.length <= byteBudget) return { bytes: asked, quality };
  if (encoder.lossless) return notMet(`The format is without loss, and the file takes ${asked.length} bytes`, byteBudget);
  const best = await highest(1, quality - 1, async (tried) => {
    const bytes = await encoder.encode(tried);
    return bytes.length <= byteBudget ? { bytes, quality: tried } : null;
  });
  if (best && (await encoder.detail(best.bytes)) >= LEAST_DETAIL) return best;
  return notMet(await smallestFair(encoder, best?.quality ?? 0, { bytes: asked, quality }), byteBudget);
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
async function smallestFair(encoder: Encoder, below: number, asked: { bytes: Buffer; quality: number }): Promise<string> {
  let fair = asked;
  await highest(below + 1, asked.quality - 1, async (quality) => {
    const bytes = await encoder.encode(quality);
    const isFair = (await encoder.detail(bytes)) >= LEAST_DETAIL;
    if (isFair) fair = { bytes, quality };
    return isFair ? null : quality;
  });
  return `At quality ${fair.quality} the file takes ${fair.bytes.length} bytes, and below that the detail of the piece is lost (SSIM under ${LEAST_DETAIL})`;
}

function notMet(found: string, byteBudget: number): RenderRefusal {
  return { code: 'BUDGET_NOT_MET', message: `${found}; the template allows ${byteBudget}.` };
}
