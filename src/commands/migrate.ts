import { newLog } from '../log';
import { openServices } from '../openServices';
import { program } from '../program';
import { readSettings } from '../settings';

/** `npm run migrate`: brings the database up to date; `npm start` and the worker do so by themselves. */
program(async (ending) => {
  const settings = readSettings();
  const { services, close } = await openServices({
    settings,
    log: newLog(settings),
    publicUrl: '',
    join: true,
    say: (line) => console.log(line),
  });
  ending.push(close);
  const [{ name }] = await services.database.rows<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
  console.log(`The database is up to date: ${name}.`);
});
