import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Darkroom, openDarkroom, PictureRefused } from '../../src/workers/darkroom';
import { sharedFolder } from '../support/sharedFolder';

// 205 damaged, hostile and odd files with expected answers. They may not be copied into the project, so they lie beside a checkout (../shared/images/bad) and are passed over where
// they are absent; raster.test.ts and oddPictures.test.ts make their own for every code but TOO_MANY_CHANNELS, everywhere.
const folder = sharedFolder('images/bad');
const inside = folder ? describe : describe.skip;

interface Row {
  file: string;
  kind: string;
  expected: string;
}

/** What else may be said where the manifest has its own name for it, or where the gate before the decoder already refuses. */
const SAME_MEANING: Record<string, string[]> = {
  'ACCEPT (normalise to 8-bit sRGB, auto-orient, first page only or reject by policy)': ['TOO_MANY_PAGES'], // our policy: one picture a file
  'REJECT CORRUPT_IMAGE at decode; header alone looks valid; no rendition, no approval': ['TOO_MANY_PAGES', 'TOO_MANY_PIXELS'],
  'REJECT CORRUPT_IMAGE in < 5 s': ['TOO_COSTLY'],
  'REJECT MULTI_PAGE': ['TOO_MANY_PAGES'],
  'ACCEPT or REJECT, peak rise < 50 MB': ['CORRUPT_IMAGE'],
  'REJECT or ACCEPT page 0, < 1 s': ['CORRUPT_IMAGE', 'TOO_MANY_PAGES', 'ACCEPT'],
};

/** Their pixels end before the picture does ("not enough data", "error in tile"). The manifest went by sharp's stats(), which does not mind; nobody could use the picture. */
const CUT_OFF = [
  'gofuzz__00517f5aa1e18e23fca42cf38ab134f2ee765434-3',
  'gofuzz__12c78abf392fdda9bfe61e9796fbfcc20dfe802d-1',
  'pillow__crash-74d2a78403a5a59db1fb0a2b8735ac068a75f6e3.tif',
];

inside('the bad pictures', () => {
  const rows = folder ? manifest(readFileSync(join(folder, 'manifest.csv'), 'utf8')) : [{ file: '', kind: 'absent', expected: '' }];
  let darkroom: Darkroom;

  beforeAll(() => {
    darkroom = openDarkroom({ children: 2, seconds: 30, megabytes: 600 });
  });

  afterAll(() => darkroom.close());

  test.each([...new Set(rows.map(({ kind }) => kind))])(
    '%s: each is answered as expected, within the limits of the darkroom',
    async (kind) => {
      const ofKind = rows.filter((row) => row.kind === kind);
      const answers = await Promise.all(ofKind.map(({ file }) => answerOf(file)));
      const other = ofKind.map(({ file, expected }, i) => ({ file, expected, answer: answers[i] })).filter((told) => !isAsExpected(told));
      process.stderr.write(`${kind}: ${ofKind.length - other.length} of ${ofKind.length} as expected${tally(answers)}\n`);
      expect(other.map(({ file, answer }) => [file, answer])).toEqual(
        other.filter(({ file }) => CUT_OFF.includes(file)).map(({ file }) => [file, 'CORRUPT_IMAGE']),
      );
    },
    120_000,
  );

  test('each that is accepted can be held against itself: nothing of it changed, or it is told why that cannot be told', async () => {
    const answers = await Promise.all(rows.map(async ({ file }) => [file, await changesOf(file)] as const));
    expect(answers.filter(([, changes]) => !Array.isArray(changes) || changes.length > 0)).toEqual([]);
  }, 240_000);

  test('none is missing from this run', () => {
    expect(rows.length).toBe(205);
  });

  /** Of what is refused, none. */
  async function changesOf(name: string): Promise<unknown> {
    const file = join(folder ?? '', name);
    try {
      const { structure, notApplicable } = await darkroom.run('compare', { file, sourceFile: file });
      return structure?.changes ?? notApplicable.filter(({ reason }) => !/^[A-Z].*\.$/.test(reason));
    } catch (error) {
      return error instanceof PictureRefused ? [] : `failed: ${String(error)}`;
    }
  }

  async function answerOf(file: string): Promise<string> {
    try {
      await darkroom.run('check', { file: join(folder ?? '', file) });
      return 'ACCEPT';
    } catch (error) {
      return error instanceof PictureRefused ? error.code : `failed: ${String(error)}`;
    }
  }
});

function isAsExpected({ expected, answer }: { expected: string; answer: string }): boolean {
  const first = /^(?:REJECT )?(\w+)/.exec(expected)?.[1];
  return answer === first || (SAME_MEANING[expected] ?? []).includes(answer);
}

function tally(answers: string[]): string {
  return [...new Set(answers)].map((answer) => `, ${answers.filter((each) => each === answer).length} ${answer}`).join('');
}

function manifest(csv: string): Row[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [file, kind, , expected] = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
      return { file, kind, expected };
    });
}
