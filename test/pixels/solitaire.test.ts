import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ring } from '../support/inDarkroom';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/**
 * The solitaire with faults planted in grades (test/pixels/truth/solitaire, our own renders), each held against the raw capture of the clean ring as `npm run eye`
 * does: what its truth file says is there is found, and nothing else is told of the clean one.
 */
const SET = join(__dirname, '../../../test/pixels/truth/solitaire');
const EYE = join(__dirname, '../../src/commands/eye.js');
const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

interface Planted {
  defect?: string;
  points?: [x: number, y: number, radius: number][];
}

const TRUTH = JSON.parse(readFileSync(join(SET, 'planted/truth.json'), 'utf8')) as Record<string, Planted>;

const TAGS: Readonly<Record<string, string>> = {
  ...{ halo: 'EDGE_HALO', cutout_jagged: 'CUTOUT_ERROR', cutout_binary_edge: 'CUTOUT_ERROR', metal_cast: 'COLOUR_DRIFT' },
  ...{ highlight_clip: 'HIGHLIGHT_CLIPPING', oversmooth: 'OVERSMOOTHED', oversharpen: 'OVERSHARPENED', dust: 'DUST' },
  ...{ bg_contamination: 'BACKGROUND_CONTAMINATION', crop_balance: 'CROP_IMBALANCE', structure_warp: 'STRUCTURE_DISTORTION' },
};

/** The lowest grade of each series lies below the limits, or about them. */
const LOW = ['halo_dark1', 'cast_orange2', 'clip1.1', 'smooth1', 'dust5', 'bg_warm2'];

/** The faults that were planted in grades. */
const GRADED = ['halo', 'metal_cast', 'highlight_clip', 'oversmooth', 'dust', 'bg_contamination', 'structure_warp'];

interface Seen {
  pictures: {
    file: string;
    findings: { tag: string; severity: string; box: { x: number; y: number; width: number; height: number } | null }[];
  }[];
  monotone: { measurement: string; ok: boolean }[];
}

let seen: Seen;

beforeAll(async () => {
  const about = { metal: 'yellow', stone_count: 1, background: 'white', width: 1000, height: 1000 };
  const twins = { clean_twin: 'clean.webp', source_twin: 'source.webp' };
  const pictures = Object.entries(TRUTH).map(([name, planted]) => ({
    ...{ file: `${name}.webp`, kind: planted.defect === undefined ? 'clean' : 'planted', ...about, ...twins },
    defects: planted.defect === undefined ? [] : [defectOf(name, planted)],
  }));
  for (const { file } of pictures) copyFileSync(join(SET, 'planted', file), join(folder, file));
  copyFileSync(join(SET, 'source.webp'), join(folder, 'source.webp'));
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ pictures: [...pictures, { file: 'source.webp', kind: 'source', ...about }] }));
  const json = join(folder, 'seen.json');
  await promisify(execFile)(process.execPath, [EYE, folder, '--json', json]);
  seen = JSON.parse(readFileSync(json, 'utf8')) as Seen;
}, 600_000);

function defectOf(name: string, { defect = '', ...facts }: Planted): object {
  const amount = Object.values(facts).find((value) => typeof value === 'number') ?? 1;
  const level = LOW.includes(name) ? 'LOW' : 'MEDIUM';
  return { tag: defect, severity: amount, unit: 'as planted', boxes: [[0, 0, 1000, 1000]], issueTag: TAGS[defect], level };
}

const findingsOf = (name: string): Seen['pictures'][number]['findings'] =>
  (seen.pictures.find(({ file }) => file === `${name}.webp`)?.findings ?? []).filter(({ severity }) => severity !== 'INFO');

it('has a picture for each line of its truth', () => {
  expect(
    readdirSync(join(SET, 'planted'))
      .filter((name) => name.endsWith('.webp'))
      .sort(),
  ).toEqual(
    Object.keys(TRUTH)
      .map((name) => `${name}.webp`)
      .sort(),
  );
});

it('is told nothing of where it is clean', () => {
  expect(findingsOf('clean')).toEqual([]);
});

it.each(Object.entries(TRUTH).filter(([name, { defect }]) => defect !== undefined && !LOW.includes(name)))(
  '%s is found',
  (name, { defect = '' }) => {
    expect(findingsOf(name).map(({ tag }) => tag)).toContain(TAGS[defect]);
  },
);

it('is told where the dust lies', () => {
  const boxes = findingsOf('dust15').flatMap(({ tag, box }) => (tag === 'DUST' && box ? [box] : []));
  expect(boxes).not.toEqual([]);
  for (const { x, y, width, height } of boxes) {
    const isHit = TRUTH.dust15.points?.some(([px, py, r]) => px > x - r && px < x + width + r && py > y - r && py < y + height + r);
    expect(isHit).toBe(true);
  }
});

it.each(GRADED)('%s rises with its grade', (defect) => {
  expect(seen.monotone.filter(({ measurement }) => measurement.startsWith(defect))).toEqual([expect.objectContaining({ ok: true })]);
});

it('its masks are those of its exact coverage', async () => {
  const pairs = [
    ...['six', 'rose', 'no-shadow', 'overexposed'].map((name) => [name, 'six']),
    ...['five', 'one-gone', 'thick', 'dusty'].map((name) => [name, name]),
  ].flatMap(([picture, coverage]) => [ring(picture), ring(`${coverage}_cov`)]);
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, '../support/maskOverlaps.js'), ...pairs]);
  const overlaps = JSON.parse(stdout) as number[];
  expect(overlaps).toHaveLength(8);
  expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(0.96);
  expect(overlaps.reduce((sum, each) => sum + each, 0) / overlaps.length).toBeGreaterThanOrEqual(0.985);
}, 120_000);
