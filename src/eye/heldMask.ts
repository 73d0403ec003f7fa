import { subjectMask } from '../pixels/mask';
import type { Raster } from '../pixels/raster';
import { type WorkingPicture, workingPicture } from '../pixels/workingPicture';
import { CallError } from '../program';

/** A mask held against the truth: what we take for the piece beside what it really covers, both as shares of a pixel, 0–255. */
export interface HeldMask {
  /** Intersection over union; 0 where no piece was found. */
  iou: number;
  picture: WorkingPicture;
  ours: Uint8Array;
  exact: Uint8Array;
}

/** @throws CallError when the coverage is of another size */
export function heldMask(raster: Raster, coverage: Raster, name: string): HeldMask {
  if (coverage.width !== raster.width || coverage.height !== raster.height) {
    const [found, expected] = [coverage, raster].map(({ width, height }) => `${width} × ${height}`);
    throw new CallError(`${name}: found ${found} pixels, expected those of its picture, ${expected}.`);
  }
  const { mask } = subjectMask(raster);
  const picture = workingPicture(raster);
  const { rgb } = workingPicture(coverage);
  const exact = new Uint8Array(picture.width * picture.height).map((_, i) => rgb[i * 3]);
  const ours = mask?.coverage ?? new Uint8Array(exact.length);
  return { iou: mask === null ? 0 : iouOf(ours, exact), picture, ours, exact };
}

function iouOf(ours: Uint8Array, exact: Uint8Array): number {
  let [shared, either] = [0, 0];
  for (let i = 0; i < exact.length; i += 1) {
    shared += Math.min(ours[i], exact[i]);
    either += Math.max(ours[i], exact[i]);
  }
  return either === 0 ? 1 : shared / either;
}
