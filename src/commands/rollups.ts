import 'reflect-metadata';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { newLog } from '../log';
import { openServices } from '../openServices';
import { CallError, type Ending, program } from '../program';
import { fold, forget } from '../scorecard/rollups/fold';
import { readSettings } from '../settings';

new Command('npm run rollups --')
  .description('What the scorecard answers from instead of reading every event.')
  .addCommand(
    new Command('rebuild')
      .description(
        'Throws the rollups away and makes them again from the events. Exact figures are not touched; others wait until it is done.',
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
  let folded: number;
  do {
    folded = await fold(services.database, settings.LOUPE_TIME_ZONE);
    bar.increment(folded);
  } while (folded > 0 && !isStopped);
  bar.stop();
  if (isStopped) throw new CallError('Broken off; a worker goes on from here, or the same command begins anew.');
  console.log(`The rollups are made again from the facts of ${shots} shots.`);
}
