import { newLog } from '../log';
import { openServices, STOP_WORK_MS } from '../openServices';
import { CallError, program } from '../program';
import { readSettings } from '../settings';
import { keepCaughtUp } from '../workers/catchUp';
import { DARKROOM_LIMITS, openDarkroom } from '../workers/darkroom';
import { keepFolded } from '../workers/foldRollups';
import { keepSwept } from '../workers/sweep';
import { newWorker } from '../workers/worker';

/** `npm run worker`: measures and exports; any number of them, on any machine that reaches the database and the data folder. */
program(async (ending) => {
  const settings = readSettings();
  if (settings.LOUPE_WORKERS === 0) throw new CallError('LOUPE_WORKERS: found "0", expected at least 1 for a worker.');
  const log = newLog(settings);
  const publicUrl = settings.LOUPE_PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`;
  const { services, close } = await openServices({ settings, log, publicUrl, join: true, say: (line) => console.log(line) });
  ending.push(close);
  const darkroom = openDarkroom({ children: settings.LOUPE_WORKERS, ...DARKROOM_LIMITS });
  ending.push(() => darkroom.close());
  const workshop = { ...services, darkroom };
  services.queue.work(newWorker(workshop), settings.LOUPE_WORKERS);
  ending.push(() => services.queue.stop(STOP_WORK_MS)); // before the darkroom, in which work in hand ends
  for (const keep of [keepSwept, keepCaughtUp, keepFolded]) ending.push(keep(workshop));
  console.log(`Working with ${settings.LOUPE_WORKERS} hands. Ctrl-C stops.`);
  await ending.asked;
});
