import { writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { account } from '../eye/account';
import { examine } from '../eye/examine';
import { tell } from '../eye/tell';
import { readTruth } from '../eye/truth';
import { program } from '../program';

new Command('npm run eye --')
  .description('Measures a folder of pictures whose faults are known exactly (truth.json), and tells what Loupe finds, misses and invents.')
  .argument('<folder>', 'the pictures and their truth.json')
  .option('--json <file>', 'the same as JSON')
  .action((folder: string, { json }: { json?: string }) => program(() => look(folder, json)))
  .parse();

async function look(folder: string, json: string | undefined): Promise<void> {
  const truth = await readTruth(folder);
  const bar = new SingleBar({ format: '[{bar}] {value}/{total}  {file}', stream: process.stderr, noTTYOutput: false });
  bar.start(truth.pictures.length, 0, { file: '' });
  const examined = await examine(folder, truth, (file) => bar.increment({ file }));
  bar.stop();
  const found = account(examined, truth);
  console.log(tell(found));
  if (json) await writeFile(json, `${JSON.stringify(found, null, 2)}\n`);
}
