import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { DEFAULT_LIMITS } from '../../src/boards/acceptanceLimits';
import type { Finding } from '../../src/boards/finding';
import { judgeStructure } from '../../src/boards/judgeStructure';
import type { Box } from '../../src/pixels/box';
import type { Structure } from '../../src/pixels/structure';
import { DEMO_PICTURES, inDarkroom, ring, withPixels } from '../support/inDarkroom';

/** Pieces changed by little, or held against a source that lies otherwise: each change is a veto, at its place; what was not changed is none. */
const { darkroom, folder } = inDarkroom();

const source = (piece: string): string => join(DEMO_PICTURES, `${piece}_source.jpg`); // captures, those of studs and chain turned by 1° and smaller by 3 %
const changed = (name: string): string => join(__dirname, '../../../test/pixels/truth/changed', `${name}.webp`);

async function structureOf(file: string, sourceFile: string): Promise<Structure> {
  const { structure } = await darkroom.run('compare', { file, sourceFile });
  if (structure === null) throw new Error(`${file} was not compared`);
  return structure;
}

const rejected = (structure: Structure): Finding[] =>
  judgeStructure(structure, DEFAULT_LIMITS).filter(({ severity }) => severity === 'REJECT');
const vetoes = async (file: string, sourceFile: string): Promise<Finding[]> => rejected(await structureOf(file, sourceFile));

const EVERYWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
const middleOf = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2];

/** All that was found lies within a box, and a margin about it. */
function expectWithin(findings: readonly Finding[], [left, top, right, bottom]: readonly number[], margin: number): void {
  expect(findings).not.toEqual([]);
  for (const { box } of findings) {
    const [x, y] = middleOf(box ?? EVERYWHERE);
    expect(x).toBeGreaterThan(left - margin);
    expect(x).toBeLessThan(right + margin);
    expect(y).toBeGreaterThan(top - margin);
    expect(y).toBeLessThan(bottom + margin);
  }
}

describe('a piece rendered with one thing changed, against the capture of the piece as it is', () => {
  // Boxes where the class maps of both renders differ.
  it.each([
    ['the outline of a stone is 4 % larger', 'E-3310_YG', 'stone-larger', [104, 346, 352, 596]],
    ['a link is gone', 'N-2201_YG', 'link-gone', [882, 486, 907, 523]],
  ])('%s', async (_, piece, name, box) => {
    expectWithin(await vetoes(changed(`${piece}_${name}`), source(piece)), box, 3);
  });

  it('the band is 6 % thicker', async () => {
    const structure = await structureOf(changed('R-1042_YG_band-thicker'), source('R-1042_YG'));
    expectWithin(rejected(structure), [108, 380, 892, 824], 0);
    expectWidth(structure, 0.06);
  });
});

/** Half the band is 40 px deep: a step of the mask is 0.025. */
function expectWidth({ bandWidthChange }: Structure, wider: number): void {
  expect(Math.abs((bandWidthChange ?? NaN) - wider)).toBeLessThan(0.025);
}

it('the width of a band is told against its capture, whose grey paper shows through the stone: as it is, and 12 % thicker', async () => {
  const [six, thick] = await Promise.all(['six', 'thick'].map((name) => structureOf(ring(name), source('R-1042_YG'))));
  expectWidth(six, 0);
  expectWidth(thick, 0.12);
});

const CLAW = [538, 454]; // the middle of where the class maps of `six` and `one-gone` differ
const NEAR = 25;

function expectTheClaw(findings: readonly Finding[], [x, y]: readonly number[]): void {
  expectWithin(findings, [x, y, x, y], NEAR);
}

const FRAME = 1000;

/** About the middle of the frame. */
function turned([x, y]: readonly number[], degrees: number, scale: number): [number, number] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180) * scale, Math.sin((degrees * Math.PI) / 180) * scale];
  const [dx, dy] = [x - FRAME / 2, y - FRAME / 2];
  return [FRAME / 2 + cos * dx - sin * dy, FRAME / 2 + sin * dx + cos * dy];
}

async function turnedPicture(name: string, degrees: number, scale: number): Promise<string> {
  const file = join(folder, `${name}-${degrees}-${scale}.png`);
  const [[cos, sin]] = [turned([FRAME / 2 + 1, FRAME / 2], degrees, scale).map((to) => to - FRAME / 2)];
  const picture = sharp(await readFile(ring(name))).removeAlpha();
  const larger = await picture.affine([cos, -sin, sin, cos], { background: '#ffffff', interpolator: 'bicubic' }).png().toBuffer();
  const { width } = await sharp(larger).metadata();
  const margin = Math.round((width - FRAME) / 2);
  await writeFile(file, await sharp(larger).extract({ left: margin, top: margin, width: FRAME, height: FRAME }).png().toBuffer());
  return file;
}

describe('a picture that lies otherwise than its source', () => {
  it('turned by −1° and 3 % larger: the piece is the same, and a claw that is gone is found where it was', async () => {
    const [degrees, scale] = [-1, 1.03];
    const [same, clawless] = await Promise.all(['six', 'one-gone'].map((name) => turnedPicture(name, degrees, scale)));
    const [structure, findings] = await Promise.all([structureOf(same, ring('six')), vetoes(clawless, ring('six'))]);
    expect(structure.changes).toEqual([]);
    expect(structure.turnDegrees).toBeCloseTo(-degrees, 1);
    expect(structure.scale).toBeCloseTo(1 / scale, 2);
    expectTheClaw(findings, turned(CLAW, degrees, scale));
  });
});

/** The capture on another canvas. Its paper goes on beyond what was taken. */
async function onCanvas(name: string, change: (capture: Sharp) => Sharp): Promise<string> {
  const file = join(folder, `${name}.png`);
  await writeFile(
    file,
    await change(sharp(await readFile(source('R-1042_YG'))))
      .png()
      .toBuffer(),
  );
  return file;
}

describe('a source that was taken in another frame', () => {
  it.each<[string, (capture: Sharp) => Sharp]>([
    ['wider', (capture) => capture.extend({ left: 260, top: 40, right: 90, bottom: 130, extendWith: 'copy' })],
    ['close about the piece', (capture) => capture.extract({ left: 85, top: 150, width: 830, height: 700 })],
  ])('%s: the piece is the same, and a claw that is gone is found where it was', async (name, change) => {
    const capture = await onCanvas(name, change);
    const [same, findings] = await Promise.all([vetoes(ring('six'), capture), vetoes(ring('one-gone'), capture)]);
    expect(same).toEqual([]);
    expectTheClaw(findings, CLAW);
  });
});

const BRUSH = { x: 300, y: 790, radius: 160 };

/** The band pushed down under a brush, by so many pixels at its middle. */
function bent(by: number): Promise<string> {
  return withPixels(ring('six'), join(folder, `bent${by}.png`), ({ rgb, width }) => {
    const before = Buffer.from(rgb);
    const { x, y, radius } = BRUSH;
    for (let v = y - radius; v < y + radius; v += 1) {
      for (let at = (v * width + x - radius) * 3; at < (v * width + x + radius) * 3; at += 1) {
        const off = Math.hypot((Math.floor(at / 3) % width) - x, v - y) / radius;
        const shift = by * Math.max(0, 1 - off * off) ** 2;
        const from = at - Math.ceil(shift) * width * 3;
        rgb[at] = Math.round(before[from] + (before[from + width * 3] - before[from]) * (Math.ceil(shift) - shift));
      }
    }
  });
}

describe('a band that was bent', () => {
  it('by 6 px, over 320', async () => {
    const { x, y, radius } = BRUSH;
    expectWithin(await vetoes(await bent(6), ring('six')), [x, y, x, y], radius);
  });
});

it('tells no figures of an outline that is not sure, and says so; of a chain no width', async () => {
  const compared = (piece: string) =>
    darkroom.run('compare', { file: join(DEMO_PICTURES, `${piece}_final.png`), sourceFile: source(piece) });
  const { structure, notApplicable } = await compared('R-1042_WG'); // its capture is nearly as grey as its paper
  expect(structure).toMatchObject({ outlineIou: null, outlineH95: null, bandWidthChange: null, interiorChanges: expect.any(Number) });
  expect(notApplicable).toContainEqual({ measurement: 'structure', reason: expect.stringMatching(/not sure.*not told/) });
  expect((await compared('N-2201_YG')).structure).toMatchObject({ outlineIou: expect.any(Number), bandWidthChange: null });
});
