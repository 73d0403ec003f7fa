import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { account } from '../eye/account';
import { examine } from '../eye/examine';
import { glances, picturesIn } from '../eye/glance';
import type { HeldMask } from '../eye/heldMask';
import { tell } from '../eye/tell';
import { inShort, tellGlance } from '../eye/tellGlance';
import { hasTruth, readTruth, type Truth } from '../eye/truth';
import { maskErrors, type MaskErrorsOrder } from '../pixels/drawn/maskErrors';
import type { Sheet } from '../pixels/drawn/sheet';
import { asPng } from '../pixels/drawn/shown';
import { takenForPiece } from '../pixels/drawn/takenForPiece';
import { CallError, program } from '../program';

new Command('npm run eye --')
  .description(
    'Measures a folder of pictures. Where their faults are known exactly (truth.json): what Loupe finds, misses and invents. Where nothing is known: what it says of each.',
  )
  .argument('<folder>', 'the pictures, and their truth.json if there is one')
  .option('--json <file>', 'the same as JSON')
  .option(
    '--masks <folder>',
    'a folder for pictures of the masks, made if missing: of where they are most wrong, with exact coverage; else of what is taken for the piece',
  )
  .action((folder: string, options: Options) => program(() => look(folder, options)))
  .parse();

interface Options {
  json?: string;
  masks?: string;
}

async function look(folder: string, options: Options): Promise<void> {
  const { masks } = options;
  if (masks && resolve(masks) === resolve(folder))
    throw new CallError(`--masks ${masks}: expected another folder than that of the pictures.`);
  const truth = (await hasTruth(folder)) ? await readTruth(folder) : null;
  const files = truth ? [] : await picturesIn(folder);
  if (!truth && files.length === 0) throw new CallError(`${folder}: found no JPEG, PNG, WebP or TIFF in it, and no truth.json.`);
  if (masks) await mkdir(masks, { recursive: true }).catch((error: Error) => refused('masks', masks, error));
  await (truth ? hold(folder, truth, options) : glanceAt(folder, files, options));
}

/** Pictures of which nothing is known: what is said of each. */
async function glanceAt(folder: string, files: string[], { json, masks }: Options): Promise<void> {
  const bar = barOf(files.length);
  const seen = await glances(folder, files, async (glance, taken) => {
    const shown = masks ? taken() : null;
    if (masks && shown) await draw(masks, glance.file, await takenForPiece({ title: glance.file, subtitle: inShort(glance), ...shown }));
    bar.increment({ file: glance.file });
  }).finally(() => bar.stop());
  console.log(seen.map(tellGlance).join('\n'));
  await keep(json, seen);
}

/** Pictures whose faults are known exactly: what was found of them, missed and invented. */
async function hold(folder: string, truth: Truth, { json, masks }: Options): Promise<void> {
  const bar = barOf(truth.pictures.length);
  const done = async (file: string, held: HeldMask | null): Promise<void> => {
    if (masks && held) await draw(masks, file, await maskErrors(orderOf(file, held)));
    bar.increment({ file });
  };
  const examined = await examine(folder, truth, done).finally(() => bar.stop());
  const found = account(examined, truth);
  console.log(tell(found));
  await keep(json, found);
}

function barOf(total: number): SingleBar {
  const bar = new SingleBar({ format: '[{bar}] {value}/{total}  {file}', stream: process.stderr, noTTYOutput: false });
  bar.start(total, 0, { file: '' });
  return bar;
}

async function draw(folder: string, file: string, sheet: Sheet): Promise<void> {
  const name = `${file.replaceAll('/', '_')}.png`;
  await writeFile(join(folder, name), await asPng(sheet)).catch((error: Error) => refused('masks', join(folder, name), error));
}

async function keep(file: string | undefined, found: unknown): Promise<void> {
  if (file) await writeFile(file, `${JSON.stringify(found, null, 2)}\n`).catch((error: Error) => refused('json', file, error));
}

function refused(option: string, path: string, { message }: Error): never {
  throw new CallError(`--${option} ${path}: cannot be written (${message}).`);
}

function orderOf(file: string, { iou, picture, ours, exact }: HeldMask): MaskErrorsOrder {
  return {
    title: file,
    subtitle: `The mask’s intersection over union with what the piece covers: ${iou.toFixed(3)}`,
    picture,
    ours,
    exact,
  };
}
