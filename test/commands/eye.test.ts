import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { called, type Ended } from '../support/called';
import { canvas, type Drawn, drawn, drawnHoop } from '../support/drawn';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/** `npm run eye` as a person calls it, on pictures that are drawn here. */
const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const SIDE = 400;
const FINE = 2 * SIDE; // drawn so, and made smaller, so that edges are soft
const DISC = 0.075; // its radius, of the side
const HOOP = { kind: 'clean', metal: 'yellow', width: SIDE, height: SIDE };
const OFF = { tag: 'crop.off_centre', severity: 10, unit: 'percent of width', boxes: [], issueTag: 'CROP_IMBALANCE', level: 'HIGH' };
const WARM = { tag: 'background.warm', severity: 'strong', boxes: null, issueTag: 'BACKGROUND_CONTAMINATION', level: 'HIGH' };

beforeAll(async () => {
  await save('hoop.png', drawnHoop(FINE));
  await save('warm.png', drawnHoop(FINE, [255, 244, 222]));
  const hoop = drawnHoop(FINE);
  await save(
    'off.png',
    drawn(FINE, FINE, (x, y) => [...hoop.rgb.subarray(at(x - FINE / 10, y), at(x - FINE / 10, y) + 3)]),
  );
  await save('exact.png', grey(isHoop));
  await save('with-disc.png', grey(isHoopOrDisc));
  writeFileSync(
    join(folder, 'small.png'),
    await canvas(drawn(20, 20, () => [0, 0, 0]))
      .png()
      .toBuffer(),
  );
});

const save = (name: string, picture: Drawn): Promise<unknown> => canvas(picture).resize(SIDE).png().toFile(join(folder, name));

/** Of a pixel of the hoop, in its bytes; what lies left of it is as its left edge. */
function at(x: number, y: number): number {
  return (Math.floor(y) * FINE + Math.max(0, Math.floor(x))) * 3;
}

/** As test/support/drawn has it. */
function isHoop(x: number, y: number): boolean {
  const [dx, dy] = [(x / FINE - 0.5) * 2, (y / FINE - 0.55) * 2];
  return Math.hypot(dx, dy + 0.62) < 0.16 || Math.abs(Math.hypot(dx, dy) - 0.52) < 0.09;
}

/** As if a disc within it were lost. */
function isHoopOrDisc(x: number, y: number): boolean {
  return isHoop(x, y) || Math.hypot(x - FINE / 2, y - FINE * 0.55) < FINE * DISC;
}

function grey(isPiece: (x: number, y: number) => boolean): Drawn {
  return drawn(FINE, FINE, (x, y) => new Array<number>(3).fill(isPiece(x, y) ? 255 : 0));
}

function eye(name: string, pictures: object[], ...args: string[]): Promise<Ended> {
  const of = join(folder, name);
  mkdirSync(of, { recursive: true });
  writeFileSync(join(of, 'truth.json'), JSON.stringify({ pictures }));
  return called('eye', [of, ...args]);
}

it('tells what was found and what was not, in words and as JSON, and shows where the mask is wrong', async () => {
  const [json, masks] = [join(folder, 'account.json'), join(folder, 'masks')];
  const pictures = [
    { file: '../hoop.png', coverage: '../exact.png', ...HOOP },
    {
      file: '../warm.png',
      coverage: '../with-disc.png',
      clean_twin: '../hoop.png',
      background: 'white',
      defects: [WARM],
      ...HOOP,
      kind: 'planted',
    },
    { file: '../off.png', clean_twin: '../hoop.png', background: 'white', defects: [OFF], ...HOOP, kind: 'planted' },
  ];
  const { code, out, err } = await eye('good', pictures, '--json', json, '--masks', masks);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/BACKGROUND_CONTAMINATION +HIGH +1 +100 % +100 % +0 % +–\n/);
  expect(out).toMatch(/CROP_IMBALANCE +HIGH +1 +100 % +100 % +0 % +[01]\.\d\d % of the frame\n/);
  expect(out).toContain('False alarms on clean pictures: 0 %');
  const account = JSON.parse(readFileSync(json, 'utf8')) as Record<'maskIou' | 'maskIouOnClean', { mean: number; worst: number }>;
  const piece = grey(isHoop).rgb.filter((share) => share > 0).length / 3;
  const disc = (Math.PI * (FINE * DISC) ** 2) / piece;
  expect(account.maskIou.worst).toBeCloseTo(1 / (1 + disc), 1);
  const other = 2 * account.maskIou.mean - account.maskIou.worst; // there are two
  expect(other).toBeGreaterThan(0.98);
  expect(account.maskIouOnClean).toEqual({ mean: account.maskIouOnClean.worst, worst: expect.closeTo(other, 9) as number });
  expect(await painted(join(masks, '.._warm.png.png'), MISSED)).toBeGreaterThan(40_000); // the disc, each pixel 4 × 4
  expect(await painted(join(masks, '.._hoop.png.png'), MISSED)).toBeLessThan(400);
});

const MISSED = [190, 20, 40];

/** Pixels in a colour. */
async function painted(file: string, ink: number[]): Promise<number> {
  const { data, info } = await sharp(readFileSync(file)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width * info.height }, (_, i) => data.subarray(i * 3, i * 3 + 3)).filter(
    (pixel) => pixel.reduce((off, value, k) => off + Math.abs(value - ink[k]), 0) < 12,
  ).length;
}

it.each([
  ['a picture without a name', {}, /truth\.json: pictures\.0\.file: /],
  ['a picture that is not there', { file: 'gone.png', ...HOOP }, /gone\.png: not found; truth\.json names it\./],
  ['a picture that is none', { file: 'truth.json', ...HOOP }, /^truth\.json: .*JPEG/m],
  [
    'a coverage of another size',
    { file: '../hoop.png', coverage: '../small.png', ...HOOP },
    /small\.png: found 20 × 20 pixels, expected those of its picture, 400 × 400\./,
  ],
])('says what is wrong with %s, without a stack', async (_, picture, words) => {
  const { code, err } = await eye('bad', [picture]);
  expect(code).toBe(1);
  expect(err).toMatch(words);
  expect(err).not.toContain('    at ');
});

it.each([
  ['a folder that is not there', 'nowhere', /nowhere: cannot be read \(ENOENT/],
  ['a folder without a picture', 'empty', /empty: found no JPEG, PNG, WebP or TIFF in it, and no truth\.json\.$/m],
])('says what is wrong with %s, and makes none for its drawings', async (_, name, words) => {
  mkdirSync(join(folder, 'empty'), { recursive: true });
  const masks = join(folder, 'never');
  expect(await called('eye', [join(folder, name), '--masks', masks])).toMatchObject({
    code: 1,
    err: expect.stringMatching(words) as string,
  });
  expect(existsSync(masks)).toBe(false);
});

it('draws over no pictures', async () => {
  const { code, err } = await called('eye', [folder, '--masks', folder]);
  expect([code, err]).toEqual([1, expect.stringContaining('expected another folder than that of the pictures') as string]);
});

it('says what it thinks of pictures of which nothing is known, and shows what it takes for the piece', async () => {
  const [of, masks, json] = [join(folder, 'unknown'), join(folder, 'taken'), join(folder, 'seen.json')];
  mkdirSync(join(of, 'folder.jpg'), { recursive: true });
  symlinkSync('nowhere', join(of, 'gone.png'));
  for (const name of ['hoop.png', 'warm.png']) copyFileSync(join(folder, name), join(of, name));
  writeFileSync(join(of, 'torn.jpg'), 'no picture');
  copyFileSync(join(folder, 'small.png'), join(of, 'small.png'));
  const { code, out, err } = await called('eye', [of, '--masks', masks, '--json', json]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^gone\.png: It cannot be read: ENOENT/);
  expect(out).toMatch(/\nsmall\.png: not applicable\n/);
  const seen = JSON.parse(readFileSync(json, 'utf8')) as { file: string; verdict: string | null }[];
  expect(seen.map(({ file, verdict }) => [file, verdict])).toEqual([
    ['gone.png', null],
    ['hoop.png', 'PASS'],
    ['small.png', null],
    ['torn.jpg', null],
    ['warm.png', 'REJECT'],
  ]);
  expect(out).toMatch(/\nhoop\.png: PASS; a piece of 1 part, sure of its mask by 1\.00\n/);
  expect(out).toMatch(/\ntorn\.jpg: The file is .*accepted are JPEG, PNG, WebP and TIFF.*\n/);
  expect(out).toMatch(/\nwarm\.png: REJECT; .*\n {4}REJECT {2}BACKGROUND_CONTAMINATION: The background is warm: chroma \d+\.\d\.\n/);
  const ground = grey((x, y) => !isHoop(x, y)).rgb.filter((share) => share > 0).length / 3 / 4; // drawn at half its size
  expect(Math.abs((await painted(join(masks, 'hoop.png.png'), [0, 114, 178])) / ground - 1)).toBeLessThan(0.02);
});
