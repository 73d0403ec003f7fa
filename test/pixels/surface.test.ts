import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { DEFAULT_LIMITS } from '../../src/boards/acceptanceLimits';
import { auditVerdict } from '../../src/boards/auditVerdict';
import { judgeGlare } from '../../src/boards/judgeGlare';
import { judgeSurface } from '../../src/boards/judgeSurface';
import type { Finding } from '../../src/boards/finding';
import type { Comparison } from '../../src/pixels/comparison';
import type { Inspection } from '../../src/pixels/inspect';
import { DEMO_PICTURES, inDarkroom, type Pixels, ring, withPixels } from '../support/inDarkroom';

/** Noise, glare, invented sparkle and dead surfaces, planted in our own renders to a known degree. */
const { darkroom, folder } = inDarkroom();

const inspected = (file: string): Promise<Inspection> => darkroom.run('inspect', { file, hints: { metal: null, hasStones: true } });
const compared = (file: string, sourceFile: string): Promise<Comparison> => darkroom.run('compare', { file, sourceFile });

async function judged(file: string, source: string): Promise<Finding[]> {
  return judgeSurface(await inspected(file), await compared(file, source), DEFAULT_LIMITS);
}

const changed = (from: string, name: string, change: (pixels: Pixels) => void | Promise<void>): Promise<string> =>
  withPixels(from, join(folder, `${name}.png`), change);

/** The same numbers at every run (Park & Miller 1988). */
function normals(): () => number {
  let seed = 20_261_128;
  const uniform = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Equal in all channels: its luma has the same σ. */
const noisy = (sigma: number): Promise<string> =>
  changed(ring('six'), `noise${sigma}`, ({ rgb }) => {
    const normal = normals();
    for (let at = 0; at < rgb.length; at += 3) {
      const by = sigma * normal();
      for (let c = at; c < at + 3; c += 1) rgb[c] = Math.max(0, Math.min(255, Math.round(rgb[c] + by)));
    }
  });

describe('noise', () => {
  it.each([1, 2, 4])('of σ %d is read within 15 %%', async (sigma) => {
    const { noise } = await inspected(await noisy(sigma));
    expect(noise?.sigma).toBeGreaterThan(0.85 * sigma);
    expect(noise?.sigma).toBeLessThan(1.15 * sigma);
  });

  it('is a finding where it shows, and none on a clean picture', async () => {
    expect(judgeSurface(await inspected(await noisy(4)), null, DEFAULT_LIMITS).map(({ tag, severity }) => [tag, severity])).toEqual([
      ['NOISE', 'WARN'],
    ]);
    expect(judgeSurface(await inspected(ring('six')), null, DEFAULT_LIMITS)).toEqual([]);
  });

  it('is not told of a chain, which has no even places', async () => {
    const { noise, notApplicable } = await inspected(join(DEMO_PICTURES, 'N-2201_YG_final.png'));
    expect(noise).toBeNull();
    expect(notApplicable.map(({ measurement }) => measurement)).toContain('noise');
  });
});

/** A white lozenge of `radius` px with soft arms, as a retoucher's brush puts it. */
const glinting = (x: number, y: number, radius: number): Promise<string> =>
  changed(ring('six'), `glint${x}-${y}-${radius}`, ({ rgb, width }) => {
    for (let dy = -3 * radius; dy <= 3 * radius; dy += 1) {
      for (let dx = -3 * radius; dx <= 3 * radius; dx += 1) {
        const core = Math.max(0, Math.min(1, 1.5 - (Math.abs(dx) + Math.abs(dy)) / (2 * radius)));
        const arms =
          Math.max(0, 1 - Math.min(Math.abs(dx), Math.abs(dy)) / 2) * (1 - Math.max(Math.abs(dx), Math.abs(dy)) / (3 * radius + 1));
        const at = ((y + dy) * width + x + dx) * 3;
        const alpha = Math.max(core, arms);
        for (let c = at; c < at + 3; c += 1) rgb[c] = Math.round(rgb[c] + alpha * (255 - rgb[c]));
      }
    }
  });

/** The darkest place of the piece with room for a glint: there none was. */
async function darkPlace(): Promise<{ x: number; y: number }> {
  const { crop } = await inspected(ring('six'));
  const { data, info } = await sharp(await readFile(ring('six')))
    .greyscale()
    .blur(6)
    .raw()
    .toBuffer({ resolveWithObject: true });
  let best = { x: 0, y: 0, level: 256 };
  const box = crop?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  for (let y = box.y; y < box.y + box.height; y += 1)
    for (let x = box.x; x < box.x + box.width; x += 1)
      if (data[y * info.width + x] < best.level) best = { x, y, level: data[y * info.width + x] };
  return best;
}

describe('invented sparkle', () => {
  it('is found where it was painted in, and counted', async () => {
    const { x, y } = await darkPlace();
    const file = await glinting(x, y, 6);
    const { sparkle } = await compared(file, ring('six'));
    expect(sparkle?.count).toBe(1);
    const [box] = sparkle?.places ?? [];
    expect(Math.abs(box.x + box.width / 2 - x)).toBeLessThan(6);
    expect(Math.abs(box.y + box.height / 2 - y)).toBeLessThan(6);
    expect((await judged(file, ring('six'))).map(({ tag }) => tag)).toContain('INVENTED_SPARKLE');
  });

  it.each(['six', 'rose', 'overexposed', 'no-shadow', 'dusty'])('is not seen in %s, where none was', async (name) => {
    const { sparkle } = await compared(ring(name), ring('six'));
    expect(sparkle).toEqual({ count: 0, places: [] });
  });

  it('is not the white of the ground that steps into a jagged cut-out', async () => {
    const [jagged, source] = ['N-2201_RG-RUBY_round1_jagged.png', 'N-2201_RG-RUBY_source.jpg'].map((name) => join(DEMO_PICTURES, name));
    expect((await compared(jagged, source)).sparkle).toEqual({ count: 0, places: [] });
  });
});

/** The inside of the piece, evened out by so much: `share` of it is replaced by its surroundings. */
const dulled = (share: number): Promise<string> =>
  changed(ring('six'), `dull${share}`, async ({ rgb, width, height }) => {
    const soft = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .blur(12)
      .raw()
      .toBuffer();
    for (let at = 0; at < rgb.length; at += 3) {
      if (Math.min(rgb[at], rgb[at + 1], rgb[at + 2]) >= 250) continue; // the ground
      for (let c = at; c < at + 3; c += 1) rgb[c] = Math.round(rgb[c] + share * (soft[c] - rgb[c]));
    }
  });

describe('a dead surface', () => {
  it('is told by the reflections that are gone, the more of them the more were taken', async () => {
    const shares: number[] = [];
    for (const share of [0, 0.5, 0.75, 0.9]) shares.push((await compared(await dulled(share), ring('six'))).surfaceLife?.lostShare ?? NaN);
    expect(shares[0]).toBe(0);
    for (let k = 1; k < shares.length; k += 1) expect(shares[k]).toBeGreaterThan(shares[k - 1]);
    expect((await judged(await dulled(0.9), ring('six'))).map(({ tag }) => tag)).toContain('DEAD_SURFACE');
  });

  it.each(['rose', 'no-shadow', 'dusty'])('is none in %s', async (name) => {
    const { surfaceLife } = await compared(ring(name), ring('six'));
    expect(surfaceLife?.lostShare).toBeLessThan(0.05);
  });
});

/** A soft box mirrored in the shank: a plain white patch of 30 × 60 px. */
const glaring = (): Promise<string> =>
  changed(ring('six'), 'glare', ({ rgb, width }) => {
    for (let y = 570; y < 630; y += 1) rgb.fill(250, (y * width + 125) * 3, (y * width + 155) * 3);
  });

describe('glare', () => {
  it('is told with its place, never judged, and left to a person in the audit of a capture', async () => {
    const inspection = await inspected(await glaring());
    expect(inspection.glare?.regions).toHaveLength(1);
    const [region] = inspection.glare?.regions ?? [];
    expect(Math.abs(region.box.width - 30)).toBeLessThanOrEqual(6);
    expect(Math.abs(region.box.height - 60)).toBeLessThanOrEqual(6);
    expect(judgeGlare(inspection).map(({ tag, severity }) => [tag, severity])).toEqual([['STUDIO_REFLECTION', 'INFO']]);
    expect(auditVerdict(inspection).checks.find(({ check }) => check === 'GLARE')).toMatchObject({ verdict: null, value: region.share });
  });

  it('is none where nothing plain is mirrored', async () => {
    expect((await inspected(ring('six'))).glare).toEqual({ share: 0, regions: [] });
  });
});
