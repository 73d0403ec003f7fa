import 'reflect-metadata';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { exportEvents } from '../imports/exportEvents';
import { exportScorecard, type Format, FORMATS } from '../imports/exportScorecard';
import { newLog } from '../log';
import { openServices, type Opened } from '../openServices';
import { CallError, type Ending, program } from '../program';
import { askOf } from '../scorecard/askOf';
import { readSettings, type Settings } from '../settings';

const command = new Command('npm run export --').description('Writes what the house knows to standard output.');

command
  .command('events')
  .description('every event, in the form that the import takes (NDJSON)')
  .action(() =>
    program(async (ending) => {
      const { services } = await opened(ending, readSettings());
      await exportEvents(services.database, tell);
    }),
  );

command
  .command('scorecard')
  .description('every figure of a window')
  .requiredOption('--from <when>', 'events from this day or instant on')
  .requiredOption('--to <when>', 'up to, and without, this one')
  .option('--group-by <dimensions>', 'such as VENDOR,MONTH; left out = one row')
  .option('--time-zone <zone>', "IANA time zone of days, weeks and months; left out = the house's")
  .addOption(new Option('--format <format>', 'a cell or a field for each figure').choices(FORMATS).default('csv'))
  .option('--output <file>', 'write to a file instead')
  .action((options: ScorecardOptions) => program((ending) => writeScorecard(ending, options)));

command.parse();

interface ScorecardOptions {
  from: string;
  to: string;
  groupBy?: string;
  timeZone?: string;
  format: Format;
  output?: string;
}

async function writeScorecard(ending: Ending, { groupBy, format, output, ...words }: ScorecardOptions): Promise<void> {
  const settings = readSettings();
  const ask = askOf({ ...words, groupBy: groupBy?.split(',') }, settings.LOUPE_TIME_ZONE);
  const { services } = await opened(ending, settings);
  const text = await exportScorecard(services.analyst, ask, format);
  if (output === undefined) await tell(text);
  else
    await writeFile(output, text).catch((error: Error) => Promise.reject(new CallError(`"${output}" cannot be written: ${error.message}`)));
}

async function opened(ending: Ending, settings: Settings): Promise<Opened> {
  const all = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
  ending.push(all.close);
  return all;
}

async function tell(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
