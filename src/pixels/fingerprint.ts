import { type Lab, labOf } from './colour';
import { inWorking, type SubjectMask } from './mask';
import type { Raster } from './raster';

export const FINGERPRINT_VERSION = '1';

/**
 * A short name of what the picture shows, alike for alike pictures whatever their size, crop, ground and compression: a difference hash (Krawetz 2013) of the piece
 * alone. Limits: pieces of one outline with the same large lights and darks collide; a mirrored or turned picture has another one.
 */
export interface Fingerprint {
  /** 256 bits as 64 hexadecimal digits: 16 rows of 16, each telling whether the piece gets lighter to the right. */
  code: string;
  /** Mean colour of the piece, Lab D50. */
  lab: Lab;
}

const SIDE = 16;
const LIGHTER = 3; // levels: below it a step is grain

export function fingerprint(raster: Raster, mask: SubjectMask): Fingerprint {
  const means = meansOf(mask);
  let code = '';
  for (let y = 0; y < SIDE; y += 1) {
    for (let nibble = 0; nibble < SIDE; nibble += 4) {
      let bits = 0;
      for (let x = nibble; x < nibble + 4; x += 1)
        bits = bits * 2 + (means[y * (SIDE + 1) + x + 1] - means[y * (SIDE + 1) + x] > LIGHTER ? 1 : 0);
      code += bits.toString(16);
    }
  }
  return { code, lab: meanColour(raster, mask) };
}

/** Mean luma of 17 × 16 equal parts of the piece's box; the ground in it counts as white. */
function meansOf(mask: SubjectMask): Float64Array {
  const { rgb, width } = mask.working;
  const box = inWorking(mask);
  const [sums, counts] = [new Float64Array((SIDE + 1) * SIDE), new Float64Array((SIDE + 1) * SIDE)];
  for (let y = 0; y < box.height; y += 1) {
    const row = Math.floor((y * SIDE) / box.height) * (SIDE + 1);
    for (let x = 0; x < box.width; x += 1) {
      const i = (box.y + y) * width + box.x + x;
      const part = row + Math.floor((x * (SIDE + 1)) / box.width);
      sums[part] += mask.inside[i] === 0 ? 255 : 0.299 * rgb[i * 3] + 0.587 * rgb[i * 3 + 1] + 0.114 * rgb[i * 3 + 2];
      counts[part] += 1;
    }
  }
  return sums.map((sum, part) => sum / Math.max(1, counts[part]));
}

/** Of the mean of its pixels, in the numbers of the file. */
function meanColour(raster: Raster, mask: SubjectMask): Lab {
  const { width, factor } = mask.working;
  const sums = [0, 0, 0];
  let n = 0;
  for (let i = 0; i < mask.inside.length; i += 1) {
    if (mask.inside[i] === 0) continue;
    const x = i % width;
    const at = (((i - x) / width) * factor * raster.width + x * factor) * 3;
    for (let c = 0; c < 3; c += 1) sums[c] += raster.rgb[at + c];
    n += 1;
  }
  const [r, g, b] = sums.map((sum) => Math.round(sum / n));
  return labOf(raster.lab, r, g, b);
}
