import { SRGB_LAB } from '../../src/pixels/colour';
import type { Raster } from '../../src/pixels/raster';
import { workingPicture } from '../../src/pixels/workingPicture';

function plain(width: number, height: number): Raster {
  const rgb = new Uint8Array(width * height * 3).fill(200);
  return { width, height, rgb, display: rgb, alpha: null, isJpeg: false, lab: SRGB_LAB, profileName: null, flags: [] };
}

describe('the copy on which regions are found', () => {
  it.each([
    ['as it is up to 2400 pixels', 2399, 2399, 1, 2399, 2399],
    ['half of it', 2400, 2400, 2, 1200, 1200],
    ['half of it while it is narrow', 3600, 2000, 2, 1800, 1000],
    ['half of a square, although that is more than one of 1600, while a third would be less than 1200', 3500, 3500, 2, 1750, 1750],
    ['a third of it from there on', 3600, 3600, 3, 1200, 1200],
    ['a quarter of a camera’s 24 megapixels', 6000, 4000, 4, 1500, 1000],
    ['and of as many in a square', 4900, 4900, 4, 1225, 1225],
  ])('is %s', (_, width, height, factor, across, down) => {
    const copy = workingPicture(plain(width, height));
    expect([copy.factor, copy.width, copy.height]).toEqual([factor, across, down]);
    expect(new Set(copy.rgb)).toEqual(new Set([200]));
  });
});
