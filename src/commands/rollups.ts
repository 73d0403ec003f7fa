import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { newLog } from '../log';
import { openServices } from '../openServices';
import { CallError, type Ending, program } from '../program';
import { fold, forget } from '../scorecard/rollups/fold';
import { type RollupState, rollupState } from '../scorecard/rollups/serve';
import { readSettings } from '../settings';

const ANOTHER_FOLDS_MS = 500;

new Command('npm run rollups --')
  .description('What is kept of the events, so that the scorecard need not read them all.')
  .addCommand(
    new Command('rebuild')
      .description(
        'Throws it away and makes it again from the events. Until it is done, everything is answered from the events, exactly and more slowly.',
      )
      .action(() => program(rebuild)),
  )
  .parse();

async function rebuild(ending: Ending): Promise<void> {
  const settings = readSettings();
  const { services, close } = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
  ending.push(close);
  let isStopped = false;
  void ending.asked.then(() => (isStopped = true));
  const shots = await forget(services.database);
  const bar = new SingleBar({
    format: 'Folding  [{bar}] {value} of {total} shots',
    stream: process.stderr,
    barsize: 30,
    gracefulExit: false,
  });
  bar.start(shots, 0);
  let state: RollupState;
  do {
    const folded = await fold(services.database, settings.LOUPE_TIME_ZONE);
    bar.increment(folded);
    if (folded === 0) await wait(ANOTHER_FOLDS_MS);
    state = await rollupState(services.database);
  } while (!isStopped && !state.isWhole);
  bar.stop();
  if (isStopped) throw new CallError('Broken off; a worker goes on from here, or the same command begins anew.');
  console.log(`The rollups are made again from the facts of ${shots} shots.`);
}
