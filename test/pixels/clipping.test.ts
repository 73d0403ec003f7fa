import { ofRaster } from '../../src/pixels/inspect';
import { drawn, ring, type Paint, type Rgb } from '../support/drawnRaster';

const SIZE = 300;
const GOLD: Rgb = [215, 189, 129];
const band = ring(SIZE, SIZE, 60, 120, () => GOLD);
const patch =
  (colour: Rgb, side: number): Paint =>
  (x, y) =>
    x >= 230 && x < 230 + side && y >= 140 && y < 140 + side ? colour : null;
const GREY: Rgb = [221, 221, 221]; // a white lamp on a white ground could as well be a hole
const measured = (...layers: Paint[]) =>
  ofRaster(drawn(SIZE, SIZE, GREY, [band, ...layers]), { metal: 'YELLOW_GOLD', hasStones: false }).clipping;

describe('burnt-out metal', () => {
  it('is none on clean metal', () => {
    expect(measured()).toMatchObject({ anyChannelShare: 0, allChannelsShare: 0, largestBlob: null, crushedShare: 0 });
  });

  it('is counted to the pixel, channel by channel, with the largest patch boxed', () => {
    const found = measured(patch([255, 220, 160], 20));
    expect(found).toMatchObject({
      allChannelsShare: 0,
      greenShare: 0,
      blueShare: 0,
      largestBlob: { x: 230, y: 140, width: 20, height: 20 },
    });
    expect(found && Math.round(found.redShare * found.n)).toBe(400);
    expect(found?.anyChannelShare).toBe(found?.redShare);
    expect(found && Math.round(found.largestBlobShare * found.n)).toBe(400);
  });

  it('counts white lamps apart from single channels', () => {
    const found = measured(patch([255, 255, 255], 10));
    expect(found && Math.round(found.allChannelsShare * found.n)).toBe(100);
  });

  it('begins at 254 and not below', () => {
    expect(measured(patch([253, 230, 180], 20))?.anyChannelShare).toBe(0);
    expect(measured(patch([254, 230, 180], 20))?.anyChannelShare).toBeGreaterThan(0);
  });

  it('grows with the patch', () => {
    const shares = [4, 8, 16, 32].map((side) => measured(patch([255, 240, 180], side))?.anyChannelShare ?? 0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(shares).size).toBe(4);
  });

  it('has its counterpart in crushed blacks, L* below 3', () => {
    const found = measured(patch([6, 6, 6], 20));
    expect(found && Math.round(found.crushedShare * found.n)).toBe(400);
    expect(measured(patch([40, 36, 24], 20))?.crushedShare).toBe(0);
  });
});
