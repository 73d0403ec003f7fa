import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { write } from '../support/scratchProject';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

const ROOT = join(__dirname, '../../..');

/** Dependency-cruiser loads the whole compiler; it took 20 s on two busy cores. */
const SLOW_MS = 120_000;

/** A house with one wrong import a line; all else in it is as it should be. */
const WRONG: Record<string, [text: string, rule: string]> = {
  'src/catalogue/ring.ts': [
    `import type { Rendition } from '../renditions/Rendition'; export type Ring = Rendition;`,
    'catalogue-imports-only-from-below',
  ],
  'src/pixels/halo.ts': [`import { blobs } from '../store/blobs'; export const halo = blobs;`, 'pixels-imports-only-from-below'],
  'src/kpi/rounds.ts': [`import { Raster } from '../pixels/raster'; export const rounds = Raster;`, 'kpi-imports-only-from-below'],
  'src/store/queue.ts': [`import { failure } from '../failures'; export const queue = failure;`, 'store-knows-no-room'],
  'src/http/app.ts': [`import { check } from '../commands/check'; export const app = check;`, 'http-imports-only-from-below'],
  'src/commands/key.ts': [`import { check } from './check'; export const key = check;`, 'commands-import-no-command'],
  'src/workers/sweep.ts': [`import { broom } from '../utils/broom'; export const sweep = broom;`, 'every-file-in-a-known-room'],
  'src/demo/story.ts': [`import { tray } from '../../test/tray'; export const story = tray;`, 'source-imports-only-source'],
  'migrations/0001-rings.ts': [`import { failure } from '../src/failures'; export const rings = failure;`, 'migrations-stand-alone'],
  'src/vendors/desk.ts': [`import { chair } from './chair'; export const desk = chair;`, 'nothing-unresolved'],
  'src/boards/left.ts': [`import type { Right } from './right'; export type Left = Right;`, 'no-circles'],
  'src/access/lonely.ts': [`export const lonely = true;`, 'no-orphans'],
};

const RIGHT: Record<string, string> = {
  'src/boards/right.ts': `import type { Left } from './left'; export type Right = Left;`, // a circle is told of once
  'src/failures.ts': `export const failure = 'FAILURE';`,
  'src/pixels/raster.ts': `export const Raster = 'raster';`,
  'src/store/blobs.ts': `export const blobs = 'blobs';`,
  'src/renditions/Rendition.ts': `import { Raster } from '../pixels/raster'; export type Rendition = typeof Raster;`,
  'src/commands/check.ts': `export const check = true;`,
  'src/utils/broom.ts': `export const broom = true;`,
  'test/tray.ts': `export const tray = true;`,
};

interface Cruised {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

describe('the arrows between the rooms', () => {
  const house = temporaryFolder();
  afterAll(() => removeFolder(house));

  it(
    'find each import that goes against them, type imports included, and none that goes along',
    () => {
      for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(ROOT, file), join(house, file));
      for (const [file, text] of Object.entries(RIGHT)) write(house, file, text);
      for (const [file, [text]] of Object.entries(WRONG)) write(house, file, text);
      expect(cruise(house)).toEqual(
        Object.entries(WRONG)
          .map(([file, [, rule]]) => `${file} ${rule}`)
          .sort(),
      );
    },
    SLOW_MS,
  );
});

function cruise(house: string): string[] {
  const cli = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const { stdout } = spawnSync(
    process.execPath,
    [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'test', 'migrations'],
    {
      cwd: house,
      encoding: 'utf8',
    },
  );
  const { violations } = (JSON.parse(stdout) as Cruised).summary;
  return violations.map(({ from, rule }) => `${from} ${rule.name}`).sort();
}
