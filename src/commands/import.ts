import 'reflect-metadata';
import { readFileSync, statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Argument, Command } from 'commander';
import { perform } from '../context';
import { Refusal } from '../failures';
import { importFile } from '../imports/importFile';
import { type Fault, ImportRefused, Tally } from '../imports/Tally';
import { ImportKind } from '../imports/words';
import { newLog } from '../log';
import { openServices } from '../openServices';
import { importRulePack } from '../renditions/importRulePack';
import { CallError, type Ending, program } from '../program';
import { readSettings } from '../settings';

const PACK = 'pack';
const KINDS = [...Object.keys(ImportKind).map((kind) => kind.toLowerCase()), PACK];

new Command('npm run import --')
  .description('Imports a file of the trade: all of it or nothing, unless a part is asked for.')
  .addArgument(new Argument('<kind>', 'what the file tells').choices(KINDS))
  .argument('<file>', 'CSV; NDJSON for events; JSON for a rule pack')
  .option('--partial', 'leave out what is not as expected, and write it to FILE.rejected')
  .action((kind: string, path: string, { partial = false }: { partial?: boolean }) =>
    program((ending) => (kind === PACK ? importPack(ending, path) : importOne(ending, kind.toUpperCase() as ImportKind, path, partial))),
  )
  .parse();

async function importPack(ending: Ending, path: string): Promise<void> {
  sizeOf(path);
  const settings = readSettings();
  const { services, close } = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
  ending.push(close);
  try {
    const { rulePackId } = await perform(services, null, (act) => importRulePack(act, { json: readFileSync(path, 'utf8') }));
    const [{ code, version }] = await services.database.rows<{ code: string; version: number }>(
      'SELECT code, version FROM rule_pack WHERE id = $1',
      [rulePackId],
    );
    console.log(
      `The rule pack "${code}" is there in version ${version}. A channel follows it once it is saved: saveChannel {rulePack: "${code}"}.`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const { message } of error.userErrors) console.error(`${path}: ${message}`);
    throw new CallError('Nothing was imported.');
  }
}

async function importOne(ending: Ending, kind: ImportKind, path: string, isPartial: boolean): Promise<void> {
  const size = sizeOf(path);
  const settings = readSettings();
  const { services, close } = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
  ending.push(close);
  const stop = new AbortController();
  void ending.asked.then(() => stop.abort());
  const tally = new Tally(isPartial, isPartial ? (fault) => tellFault(path, fault) : undefined);
  const bar = new SingleBar({ format: `{step} ${path}  [{bar}] {percentage}%`, stream: process.stderr, barsize: 30, gracefulExit: false });
  const stepAt = (bytes: number): { step: string } => ({ step: bytes < size ? 'Reading' : 'Checking and writing' });
  bar.start(size, 0, stepAt(0));
  try {
    const rejects = await importFile(services, {
      kind,
      path,
      tally,
      hear: (bytes) => bar.update(bytes, stepAt(bytes)),
      signal: stop.signal,
    });
    bar.stop();
    tellDone(tally, rejects);
  } catch (error) {
    bar.stop();
    if (stop.signal.aborted) console.error('Broken off; nothing was imported.');
    if (!(error instanceof ImportRefused)) throw error;
    if (!isPartial) tally.faults.forEach((fault) => tellFault(path, fault));
    throw new CallError(error.message);
  }
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new CallError(`Expected a file, found none at "${path}".`);
  return found.size;
}

function tellFault(path: string, { line, field, message }: Fault): void {
  console.error(`${path}:${line}${field === null ? '' : ` ${field}`}: ${message}`);
}

function tellDone({ read, added, changed, unchanged, rejected, outsideLaws }: Tally, rejects: string | null): void {
  console.log(`Read ${read}: ${added} added, ${changed} changed, ${unchanged} known already, ${rejected.size} refused.`);
  if (rejects !== null) console.log(`What was refused stands in ${rejects}.`);
  if (outsideLaws.length > 0) console.log('Facts that break a law, taken all the same:');
  for (const { law, facts } of outsideLaws) console.log(`  ${facts} ${law}`);
  if (read > 0 && rejected.size === read) throw new CallError('Nothing of it was as expected; nothing was imported.');
}
