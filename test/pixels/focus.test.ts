import sharp from 'sharp';
import { DEFAULT_LIMITS } from '../../src/boards/acceptanceLimits';
import { auditFocus } from '../../src/boards/auditChecks';
import { judgeFocus } from '../../src/boards/judgeFocus';
import { focus } from '../../src/pixels/focus';
import { ofRaster } from '../../src/pixels/inspect';
import { subjectMask } from '../../src/pixels/mask';
import type { Raster } from '../../src/pixels/raster';
import { drawn, type Paint } from '../support/drawnRaster';

const SIZE = 400;

/** A dark plate with light bars across it, far enough apart to be steps; all of it blurred by σ. */
async function plate(sigma: number): Promise<Raster> {
  const inPlate = (x: number, y: number): boolean => Math.abs(x - SIZE / 2) < 150 && Math.abs(y - SIZE / 2) < 150;
  const bars: Paint = (x, y) => (inPlate(x, y) ? (Math.floor((x + 0.2 * y) / 25) % 2 === 0 ? [60, 60, 70] : [150, 140, 130]) : null);
  const raster = drawn(SIZE, SIZE, [255, 255, 255], [bars]);
  if (sigma === 0) return raster;
  const picture = sharp(raster.rgb, { raw: { width: SIZE, height: SIZE, channels: 3 } }).blur(sigma);
  const rgb = new Uint8Array(await picture.raw().toBuffer());
  return { ...raster, rgb, display: rgb };
}

async function blurOf(sigma: number): Promise<number> {
  const { mask } = subjectMask(await plate(sigma));
  const answer = mask ? focus(mask) : null;
  return answer?.focus?.blur ?? NaN;
}

describe('the sharpness of a piece', () => {
  it.each([1, 1.5, 2, 3, 4])('tells the blur that was planted: σ %s px, at 0.65 to 1.05 of it', async (sigma) => {
    const blur = await blurOf(sigma);
    expect(blur).toBeGreaterThan(sigma * 0.65);
    expect(blur).toBeLessThan(sigma * 1.05);
  });

  it('is that of the pixels where nothing was blurred', async () => {
    expect(await blurOf(0)).toBeLessThan(0.6);
  });

  it('is not told of a piece without drawing', () => {
    const blank: Paint = (x, y) => (Math.hypot(x - 200, y - 200) < 150 ? [90, 90, 95] : null);
    expect(ofRaster(drawn(SIZE, SIZE, [255, 255, 255], [blank]))).toMatchObject({ focus: null });
  });

  it('is a check of the capture: sharp passes, soft is made again', async () => {
    expect(auditFocus(ofRaster(await plate(0)))).toMatchObject({ check: 'FOCUS', verdict: 'PASS' });
    expect(auditFocus(ofRaster(await plate(2.5)))).toMatchObject({
      verdict: 'RESHOOT',
      message: expect.stringContaining('blurred') as string,
    });
  });

  it('is told of a round as SOFT_FOCUS where a capture would be made again, and lies on the piece', async () => {
    expect(judgeFocus(ofRaster(await plate(0)), DEFAULT_LIMITS)).toEqual([]);
    const [finding] = judgeFocus(ofRaster(await plate(2.5)), DEFAULT_LIMITS);
    expect(finding).toMatchObject({ tag: 'SOFT_FOCUS', severity: 'WARN', box: { x: expect.closeTo(48, -1) as number } });
    expect(finding.value).toBeGreaterThan(1.65);
  });
});
