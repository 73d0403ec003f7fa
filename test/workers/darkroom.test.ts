import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Darkroom, openDarkroom, PictureRefused } from '../../src/workers/darkroom';
import { canvas, drawnHoop } from '../support/drawn';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

const PATIENT = { seconds: 60, megabytes: 1500 };
const folder = temporaryFolder();
const ring = join(folder, 'ring.jpg'); // a PNG, whatever its name
const letter = join(folder, 'letter.png');
const large = join(folder, 'large.png');
const stuck = join(folder, 'stuck'); // a pipe that nobody writes to: reading it never ends
const opened: Darkroom[] = [];

beforeAll(async () => {
  writeFileSync(ring, await canvas(drawnHoop(200)).png().toBuffer());
  writeFileSync(letter, 'Dear Sir or Madam');
  await sharp({ create: { width: 7900, height: 7900, channels: 3, background: '#ffffff' } })
    .png({ compressionLevel: 1 })
    .toFile(large);
  execFileSync('mkfifo', [stuck]);
});

afterEach(() => opened.splice(0).forEach((darkroom) => darkroom.close()));

afterAll(() => removeFolder(folder));

test('a picture is told for what it is, not for what it is called', async () => {
  const darkroom = open({ ...PATIENT, children: 1 });
  expect(await darkroom.run('check', { file: ring })).toEqual({ mediaType: 'image/png', width: 200, height: 200 });
});

test('a refusal crosses with its code and its sentence', async () => {
  const darkroom = open({ ...PATIENT, children: 1 });
  const refusal: unknown = await darkroom.run('check', { file: letter }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(PictureRefused);
  expect(refusal).toMatchObject({ code: 'UNSUPPORTED_FORMAT', message: expect.stringMatching(/accepted are JPEG, PNG, WebP and TIFF/) });
});

test('a file that is not there is a failure, not a refusal', async () => {
  const darkroom = open({ ...PATIENT, children: 1 });
  const failure: unknown = await darkroom.run('check', { file: join(folder, 'absent') }).catch((error: unknown) => error);
  expect(failure).not.toBeInstanceOf(PictureRefused);
  expect(failure).toMatchObject({ message: expect.stringMatching(/ENOENT/) });
});

test('renditions come back with their bytes, refused ones among them', async () => {
  const darkroom = open({ ...PATIENT, children: 1 });
  const spec = { format: 'WEBP', aspect: '4:5', padding: 0, background: '#ffffff', isPlain: true, byteBudget: null, quality: 90 } as const;
  const words = { creator: null, rights: null, identifier: 'R-1', altText: [], digitalSourceType: 'humanEdits' } as const;
  const [made, refused] = await darkroom.run('render', { file: ring, specs: [160, 400].map((width) => ({ ...spec, words, width })) });
  expect(made).toMatchObject({ width: 160, height: 200, quality: 90 });
  expect('bytes' in made && (await sharp(made.bytes).metadata()).format).toBe('webp');
  expect(refused).toMatchObject({ refused: { code: 'WOULD_UPSCALE' } });
});

test('a child that takes too long is killed, and the next task is done by another', async () => {
  const darkroom = open({ children: 1, seconds: 8, megabytes: 1500 });
  await expect(darkroom.run('check', { file: stuck })).rejects.toThrow('looking at the picture took longer than 8 s');
  await expect(darkroom.run('check', { file: ring })).resolves.toMatchObject({ width: 200 });
});

// The guard reads a child's memory where Linux tells it; elsewhere it does not stand, as src/workers/darkroom.ts says, and nothing can be tested.
const whereMemoryIsTold = existsSync('/proc/self/statm') ? test : test.skip;

whereMemoryIsTold('a child that takes too much memory is killed, and the next task is done by another', async () => {
  const darkroom = open({ children: 1, seconds: 60, megabytes: 250 }); // decoded, the large one alone is 187 MB, and measuring it takes seconds
  await expect(darkroom.run('inspect', { file: large, hints: {} })).rejects.toThrow('looking at the picture took more than 250 MB');
  await expect(darkroom.run('check', { file: ring })).resolves.toMatchObject({ width: 200 });
});

test('a task that waits for a stuck one is done when that is given up', async () => {
  const darkroom = open({ children: 1, seconds: 8, megabytes: 1500 });
  const [first, second] = await Promise.allSettled([darkroom.run('check', { file: stuck }), darkroom.run('check', { file: ring })]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});

test('more tasks than children are all done, each with its own answer', async () => {
  const darkroom = open({ ...PATIENT, children: 2 });
  const answers = await Promise.allSettled([ring, letter, ring, letter, ring, ring].map((file) => darkroom.run('check', { file })));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('a closed darkroom takes no task', async () => {
  const darkroom = open({ ...PATIENT, children: 1 });
  darkroom.close();
  await expect(darkroom.run('check', { file: ring })).rejects.toThrow('the darkroom is closed');
});

function open(limits: Parameters<typeof openDarkroom>[0]): Darkroom {
  const darkroom = openDarkroom(limits);
  opened.push(darkroom);
  return darkroom;
}
