import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { judge } from '../../src/boards/judge';
import { SRGB_LAB, labOf } from '../../src/pixels/colour';
import type { Inspection } from '../../src/pixels/inspect';
import { subjectMask } from '../../src/pixels/mask';
import { openRaster } from '../../src/pixels/raster';
import type { Comparison } from '../../src/pixels/comparison';
import { DARKROOM_LIMITS, openDarkroom } from '../../src/workers/darkroom';

/** The first measurements on our own renders (src/demo/pictures), whose faults and coverage are known exactly. */
const PICTURES = join(__dirname, '../../../src/demo/pictures');
const TRUTH = join(__dirname, '../../../test/pixels/truth');

interface Picture {
  file: string;
  sku: string;
  colourway: string;
  role: 'source' | 'revision';
  fault: { issueTag: string; severity: string } | null;
}

const pictures = JSON.parse(readFileSync(join(PICTURES, 'manifest.json'), 'utf8')) as Picture[];
const finals = pictures.filter(({ role, fault }) => role === 'revision' && fault === null);
const faulty = pictures.filter(({ fault }) => fault !== null);
// Measured where a worker measures: in child processes of Node, which are many times faster than the sandbox that tests run in.
const darkroom = openDarkroom({ children: 2, ...DARKROOM_LIMITS });
afterAll(() => darkroom.close());

const inspections = new Map<string, Promise<Inspection>>();

const METALS = { YG: 'YELLOW_GOLD', RG: 'ROSE_GOLD', WG: 'WHITE_GOLD', SILVER: 'SILVER' } as const;

function inspected({ file, sku, colourway }: Picture): Promise<Inspection> {
  const metal = METALS[colourway.split('-')[0] as keyof typeof METALS];
  const known =
    inspections.get(file) ?? darkroom.run('inspect', { file: join(PICTURES, file), hints: { metal, hasStones: sku !== 'R-1187' } });
  inspections.set(file, known);
  return known;
}

function boardOf(
  inspection: Inspection,
): { zone: 'SHADOW' | 'MID' | 'HIGHLIGHT'; lab: { l: number; a: number; b: number }; toleranceDeltaE: null }[] {
  return (inspection.metalTone ?? []).map(({ zone, lab }) => ({ zone, lab, toleranceDeltaE: null }));
}

async function comparisonOf({ file }: Picture, source: Picture): Promise<Comparison> {
  return darkroom.run('compare', { file: join(PICTURES, file), sourceFile: join(PICTURES, source.file) });
}

/** As the demo does it: against the board of the clean picture, pure white, and the capture. */
async function judged(picture: Picture): Promise<ReturnType<typeof judge>> {
  const alike = (each: Picture): boolean => each.sku === picture.sku && each.colourway === picture.colourway;
  const clean = finals.find(alike) as Picture;
  const source = pictures.find((each) => each.role === 'source' && alike(each)) as Picture;
  const background = { kind: 'PRODUCT' as const, lab: labOf(SRGB_LAB, 255, 255, 255) };
  return judge(await inspected(picture), {
    board: boardOf(await inspected(clean)),
    background,
    source: await inspected(source),
    comparison: await comparisonOf(picture, source),
  });
}

describe('a clean picture', () => {
  it.each(finals.map(({ file }) => file))('%s passes: nothing to warn of', async (file) => {
    const { findings, machineVerdict } = await judged(finals.find((each) => each.file === file) as Picture);
    expect(findings.filter(({ severity }) => severity !== 'INFO')).toEqual([]);
    expect(machineVerdict).toBe('PASS');
  });
});

describe('a faulty first round', () => {
  it.each(faulty.map(({ file, fault }) => [file, fault?.issueTag]))('%s shows its %s', async (file, tag) => {
    const { findings } = await judged(faulty.find((each) => each.file === file) as Picture);
    expect(findings.filter(({ severity }) => severity !== 'INFO').map((finding) => finding.tag)).toContain(tag);
  });
});

describe('the mask', () => {
  it.each(['E-3310_YG', 'R-1187_YG'])('of %s covers the piece as it was rendered', async (piece) => {
    expect(await overlap(piece, readFileSync(join(PICTURES, `${piece}_final.png`)))).toBeGreaterThan(0.96);
  });

  // The colour of the metal runs out into the holes of the chain: without colourBleed.ts they are taken for piece.
  it.each([
    [95, 0.93],
    [80, 0.88],
  ])('of a thin chain keeps its holes as JPEG of quality %d', async (quality, least) => {
    const jpeg = await sharp(readFileSync(join(PICTURES, 'N-2201_YG_final.png')))
      .jpeg({ quality })
      .toBuffer();
    expect(await overlap('N-2201_YG', jpeg)).toBeGreaterThan(least);
  });
});

/** Intersection over union of the piece as it is found and as it was rendered. */
async function overlap(piece: string, picture: Buffer): Promise<number> {
  const truth = await sharp(readFileSync(join(TRUTH, `${piece}_cov.png`)))
    .greyscale()
    .raw()
    .toBuffer();
  const { mask } = subjectMask(await openRaster(picture));
  expect(mask?.inside).toHaveLength(truth.length);
  let [both, either] = [0, 0];
  mask?.inside.forEach((inside, i) => {
    const covered = truth[i] >= 128 ? 1 : 0;
    both += inside & covered;
    either += inside | covered;
  });
  return both / either;
}
