import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { DEFAULT_LIMITS } from '../../src/boards/acceptanceLimits';
import { judgeDust } from '../../src/boards/judgeDust';
import { judgeTexture } from '../../src/boards/judgeTexture';
import type { Box } from '../../src/pixels/box';
import type { Comparison } from '../../src/pixels/comparison';
import { inDarkroom, ring } from '../support/inDarkroom';

const { darkroom, folder } = inDarkroom();

const compared = (file: string, sourceFile: string): Promise<Comparison> => darkroom.run('compare', { file, sourceFile });

async function worked(name: string, work: (picture: Sharp) => Sharp): Promise<string> {
  const file = join(folder, `${name}.png`);
  await writeFile(
    file,
    await work(sharp(await readFile(ring('six'))))
      .png()
      .toBuffer(),
  );
  return file;
}

/** Largest difference of two renders within a box, levels. */
async function differenceWithin(box: Box, one: string, other: string): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map(async (name) =>
      sharp(await readFile(ring(name)))
        .removeAlpha()
        .raw()
        .toBuffer(),
    ),
  );
  let most = 0;
  for (let y = box.y; y < box.y + box.height; y += 1)
    for (let i = (y * 1000 + box.x) * 3; i < (y * 1000 + box.x + box.width) * 3; i += 1) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}

describe('dust on the piece', () => {
  it('is found where it was strewn, and nowhere else', async () => {
    const { dust, structure } = await compared(ring('dusty'), ring('six'));
    expect(structure?.changes).toEqual([]);
    expect(dust?.count).toBeGreaterThanOrEqual(6);
    for (const { box } of dust?.specks ?? []) expect(await differenceWithin(box, 'dusty', 'six')).toBeGreaterThan(40);
  });

  it('is a finding at WARN for each place, at most five, with how many there are', async () => {
    const { dust } = await compared(ring('dusty'), ring('six'));
    const findings = judgeDust(dust, DEFAULT_LIMITS);
    expect(findings).toHaveLength(5);
    expect(findings[0]).toMatchObject({ tag: 'DUST', severity: 'WARN', value: dust?.count, unit: 'specks' });
  });

  it.each([
    ['that was cleaned away', 'six', 'dusty'],
    ['that is in both: it counts as drawing', 'dusty', 'dusty'],
    ['on another metal', 'rose', 'six'],
    ['under another light', 'overexposed', 'six'],
  ])('is none, %s', async (_, picture, source) => {
    expect((await compared(ring(picture), ring(source))).dust).toEqual({ specks: [], count: 0 });
  });

  it('is not told in the place where the piece itself was changed', async () => {
    const { dust, structure } = await compared(ring('one-gone'), ring('six'));
    const change = structure?.changes[0].box ?? { x: 0, y: 0, width: 0, height: 0 };
    const isThere = ({ box }: { box: Box }): boolean => Math.hypot(box.x - change.x, box.y - change.y) < 30;
    expect(dust?.specks.filter(isThere)).toEqual([]);
  });
});

describe('the fine drawing of the piece', () => {
  const shares = async (file: string): Promise<{ lost: number; sharpened: number }> => {
    const { texture } = await compared(file, ring('six'));
    return { lost: texture?.lostShare ?? NaN, sharpened: texture?.sharpenedShare ?? NaN };
  };

  it.each(['six', 'rose', 'overexposed', 'dusty', 'no-shadow'])('is that of the source: %s', async (name) => {
    const { lost, sharpened } = await shares(ring(name));
    expect(lost).toBeLessThan(0.04);
    expect(sharpened).toBeLessThan(0.03);
  });

  it('is lost the more, the more it is smoothed', async () => {
    const lost: number[] = [];
    for (const sigma of [0.5, 1, 1.5, 3]) lost.push((await shares(await worked(`smooth${sigma}`, (picture) => picture.blur(sigma)))).lost);
    expect([...lost].sort((a, b) => a - b)).toEqual(lost);
    expect(lost[0]).toBeLessThan(0.12);
    expect(lost[2]).toBeGreaterThan(0.3);
  });

  it('is told plastic in a reviewer’s words, with its place', async () => {
    const { texture } = await compared(await worked('plastic', (picture) => picture.blur(3)), ring('six'));
    const [finding] = judgeTexture(texture, DEFAULT_LIMITS);
    expect(finding).toMatchObject({ measurement: 'texture', tag: 'OVERSMOOTHED', severity: 'REJECT' });
    expect(finding.message).toMatch(/^On \d+ % of the piece the fine drawing of the source is gone/);
    expect(finding.box).not.toBeNull();
  });

  it('shows sharpening', async () => {
    const { texture } = await compared(await worked('sharpened', (picture) => picture.sharpen({ sigma: 1.4, m1: 3, m2: 6 })), ring('six'));
    expect(judgeTexture(texture, DEFAULT_LIMITS)).toMatchObject([{ tag: 'OVERSHARPENED' }]);
  });

  it('is not told sharpened against a source that is soft', async () => {
    const soft = await worked('soft', (picture) => picture.blur(2.5));
    expect((await compared(ring('six'), soft)).texture).toMatchObject({ sharpenedShare: null, sharpenedBox: null });
  });
});
