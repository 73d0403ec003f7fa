import 'reflect-metadata';
import { once } from 'node:events';
import { Argument, Command } from 'commander';
import { exportEvents } from '../imports/exportEvents';
import { newLog } from '../log';
import { openServices } from '../openServices';
import { program } from '../program';
import { readSettings } from '../settings';

new Command('npm run export --')
  .description('Writes what the house knows to standard output, in the form that the import takes.')
  .addArgument(new Argument('<what>', 'events: NDJSON').choices(['events']))
  .action(() =>
    program(async (ending) => {
      const settings = readSettings();
      const { services, close } = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
      ending.push(close);
      await exportEvents(services.database, async (text) => {
        if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      });
    }),
  )
  .parse();
