import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Judgement } from '../../src/boards/judge';
import { subjectMask } from '../../src/pixels/mask';
import { openRaster } from '../../src/pixels/raster';
import { DARKROOM_LIMITS, openDarkroom } from '../../src/workers/darkroom';
import { hintsOf, judging } from '../support/judging';

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

const judgeFiles = judging(darkroom);

/** As the demo does it: against the board of the clean picture, pure white, and the capture. */
function judged({ file, sku, colourway }: Picture): Promise<Judgement> {
  const piece = join(PICTURES, `${sku}_${colourway}`);
  return judgeFiles({
    file: join(PICTURES, file),
    clean: `${piece}_final.png`,
    source: `${piece}_source.jpg`,
    hints: hintsOf(`${sku}_${colourway}`),
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
