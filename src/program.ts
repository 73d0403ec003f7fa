import { setTimeout as wait } from 'node:timers/promises';
import { Failure, Refusal } from './failures';
import { SettingsError } from './settings';
import { StartRefused } from './store/embedded/startRefused';

/** What a program leaves to be undone when it ends, whether by itself, by a signal or by an error. */
export interface Ending {
  /**
   * The last thing said is undone first.
   * @throws Interrupted when we have been asked to stop meanwhile: then there is nothing more to do than to end
   */
  push(end: () => Promise<void> | void): void;
  /** Settles when somebody asks us to stop. */
  readonly asked: Promise<void>;
}

class Interrupted extends Error {}

/** A mistake in how a program was called, told to the person as it is. */
export class CallError extends Error {}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Longer than work in hand and open requests are waited for; whoever still holds us up then is cut off. */
const END_WITHIN_MS = 40_000;
/** A step of starting cannot be broken off without leaving something behind, so it is let end: making a database takes seconds, on a poor disk more. */
const STEP_WITHIN_MS = 30_000;
const INTERRUPTED = 130; // as shells tell it: 128 + SIGINT

/** Runs a program to its end. Ctrl-C stops in order, also in the middle of starting; a second one stops at once. */
export function program(work: (ending: Ending) => Promise<void>): void {
  const ends: (() => Promise<void> | void)[] = [];
  let signals = 0;
  const asked = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => ((signals += 1) > 1 ? process.exit(INTERRUPTED) : resolve()));
  });
  void run();

  async function run(): Promise<void> {
    const finished = work({ push, asked }).then(
      () => true,
      (error: unknown) => tell(error, signals > 0),
    );
    const isWhole = await Promise.race([finished, asked.then(() => wait(STEP_WITHIN_MS, false))]);
    await Promise.race([endAll(ends), wait(END_WITHIN_MS)]);
    process.exit(isWhole ? process.exitCode : signals > 0 ? INTERRUPTED : 1);
  }

  function push(end: () => Promise<void> | void): void {
    ends.push(end);
    if (signals > 0) throw new Interrupted();
  }
}

async function endAll(ends: (() => Promise<void> | void)[]): Promise<void> {
  for (const end of ends.splice(0).reverse()) {
    try {
      await end();
    } catch (error) {
      tell(error, false);
    }
  }
}

/** What breaks because we are stopping is not worth a word. */
function tell(error: unknown, isStopping: boolean): false {
  if (isStopping) return false;
  const isForPeople = [CallError, SettingsError, StartRefused, Failure, Refusal].some((kind) => error instanceof kind);
  process.stderr.write(`${isForPeople ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`);
  return false;
}
