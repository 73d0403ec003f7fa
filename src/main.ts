import 'reflect-metadata';
import { banner } from './banner';
import { demoKeys } from './demo/demoKeys';
import { isDemoWanted } from './demo/isDemoWanted';
import { loadDemo } from './demo/loadDemo';
import { apolloServer } from './graphql/apollo';
import { buildSchema } from './graphql/schema';
import { newApp } from './http/app';
import { openDoor } from './http/door';
import { newLog } from './log';
import { openServices, STOP_WORK_MS } from './openServices';
import { program } from './program';
import { readSettings } from './settings';
import { keepCaughtUp } from './workers/catchUp';
import { DARKROOM_LIMITS, openDarkroom } from './workers/darkroom';
import { keepFolded } from './workers/foldRollups';
import { keepSwept } from './workers/sweep';
import { newWorker } from './workers/worker';

/** `npm start`: everything in one process. */
program(async (ending) => {
  const settings = readSettings();
  const log = newLog(settings);
  const say = (line: string): void => console.log(line);
  const door = await openDoor(settings.HOST, settings.PORT);
  const publicUrl = settings.LOUPE_PUBLIC_URL ?? door.url;

  const { services, isEmbedded, close } = await openServices({ settings, log, publicUrl, join: false, say });
  ending.push(close);
  const darkroom = openDarkroom({ children: Math.max(1, settings.LOUPE_WORKERS), ...DARKROOM_LIMITS });
  ending.push(() => darkroom.close());
  const workshop = { ...services, darkroom };
  if (await isDemoWanted(settings, isEmbedded, services.database))
    await Promise.race([loadDemo(workshop, settings, say, signalOf(ending.asked)), ending.asked]);

  const isOpen = settings.NODE_ENV !== 'production'; // introspection and the explorer
  const apollo = apolloServer({ schema: buildSchema(), introspection: isOpen, log });
  await apollo.start();
  ending.push(() => apollo.stop());
  services.queue.work(newWorker(workshop), settings.LOUPE_WORKERS);
  ending.push(() => services.queue.stop(STOP_WORK_MS)); // before the darkroom, in which work in hand ends
  if (settings.LOUPE_WORKERS > 0) [keepSwept, keepCaughtUp, keepFolded].forEach((keep) => ending.push(keep(workshop)));
  door.open(
    newApp({
      ...{ services, apollo, withExplorer: isOpen, isDraining: door.isDraining },
      ...{ requestsPerSecond: settings.LOUPE_REQUESTS_PER_SECOND, trustedProxies: settings.LOUPE_TRUSTED_PROXIES },
      answersMegabytes: settings.LOUPE_ANSWERS_MB,
    }),
  );
  ending.push(() => door.drain());
  say(banner(publicUrl, await demoKeys(settings.LOUPE_DATA)));
  await ending.asked;
});

function signalOf(asked: Promise<void>): AbortSignal {
  const controller = new AbortController();
  void asked.then(() => controller.abort());
  return controller.signal;
}
