import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { account } from '../eye/account';
import { examine } from '../eye/examine';
import type { HeldMask } from '../eye/heldMask';
import { tell } from '../eye/tell';
import { readTruth } from '../eye/truth';
import { maskErrors, type MaskErrorsOrder } from '../pixels/drawn/maskErrors';
import { program } from '../program';

new Command('npm run eye --')
  .description('Measures a folder of pictures whose faults are known exactly (truth.json), and tells what Loupe finds, misses and invents.')
  .argument('<folder>', 'the pictures and their truth.json')
  .option('--json <file>', 'the same as JSON')
  .option('--masks <folder>', 'pictures of where each mask is most wrong, made here')
  .action((folder: string, options: Options) => program(() => look(folder, options)))
  .parse();

interface Options {
  json?: string;
  masks?: string;
}

async function look(folder: string, { json, masks }: Options): Promise<void> {
  const truth = await readTruth(folder);
  const bar = new SingleBar({ format: '[{bar}] {value}/{total}  {file}', stream: process.stderr, noTTYOutput: false });
  bar.start(truth.pictures.length, 0, { file: '' });
  if (masks) await mkdir(masks, { recursive: true });
  const examined = await examine(folder, truth, async (file, held) => {
    if (masks && held) await writeFile(join(masks, `${parse(file).name}.png`), await maskErrors(wordsOf(file, held)));
    bar.increment({ file });
  });
  bar.stop();
  const found = account(examined, truth);
  console.log(tell(found));
  if (json) await writeFile(json, `${JSON.stringify(found, null, 2)}\n`);
}

function wordsOf(file: string, { iou, picture, ours, exact }: HeldMask): MaskErrorsOrder {
  return {
    title: file,
    subtitle: `The mask’s intersection over union with what the piece covers: ${iou.toFixed(3)}`,
    picture,
    ours,
    exact,
  };
}
