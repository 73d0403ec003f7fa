import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { account } from '../eye/account';
import { examine } from '../eye/examine';
import type { HeldMask } from '../eye/heldMask';
import { tell } from '../eye/tell';
import { readTruth } from '../eye/truth';
import { maskErrors, type MaskErrorsOrder } from '../pixels/drawn/maskErrors';
import { asPng } from '../pixels/drawn/shown';
import { CallError, program } from '../program';

new Command('npm run eye --')
  .description('Measures a folder of pictures whose faults are known exactly (truth.json), and tells what Loupe finds, misses and invents.')
  .argument('<folder>', 'the pictures and their truth.json')
  .option('--json <file>', 'the same as JSON')
  .option(
    '--masks <folder>',
    'a folder for pictures of where masks are most wrong, of every picture with exact coverage; it is made if missing',
  )
  .action((folder: string, options: Options) => program(() => look(folder, options)))
  .parse();

interface Options {
  json?: string;
  masks?: string;
}

async function look(folder: string, { json, masks }: Options): Promise<void> {
  const truth = await readTruth(folder);
  if (masks) await mkdir(masks, { recursive: true }).catch((error: Error) => refused('masks', masks, error));
  const bar = new SingleBar({ format: '[{bar}] {value}/{total}  {file}', stream: process.stderr, noTTYOutput: false });
  bar.start(truth.pictures.length, 0, { file: '' });
  const done = async (file: string, held: HeldMask | null): Promise<void> => {
    if (masks && held)
      await writeFile(join(masks, `${file.replace(/[^\w.-]+/g, '_')}.png`), await asPng(await maskErrors(orderOf(file, held))));
    bar.increment({ file });
  };
  const examined = await examine(folder, truth, done).finally(() => bar.stop());
  const found = account(examined, truth);
  console.log(tell(found));
  if (json) await writeFile(json, `${JSON.stringify(found, null, 2)}\n`).catch((error: Error) => refused('json', json, error));
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
