import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DarkroomAnswer, DarkroomRequest, DarkroomTasks } from './darkroomTasks';

/**
 * The room where pixels are looked at: child processes that may be killed, because a hostile picture can take all the time and memory there
 * is. One task at a time each; a child that is too slow, too large or dead fails its task and is replaced.
 */
export interface Darkroom {
  run<Name extends keyof DarkroomTasks>(task: Name, input: DarkroomTasks[Name]['input']): Promise<DarkroomTasks[Name]['output']>;
  close(): void;
}

/** A picture that was refused by what it is: the sentence may go to whoever sent it. */
export class PictureRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A picture that could not be looked at within our limits; the sentence may go to whoever sent it. */
export class PictureTooHard extends Error {}

interface Limits {
  children: number;
  /** Wall time of one task; below the queue's lease, so that no work is done twice while it is still being done. */
  seconds: number;
  /** Resident memory of a child. The worst hostile file we know took 1.8 GB unbounded. */
  megabytes: number;
}

export const DARKROOM_LIMITS: Omit<Limits, 'children'> = { seconds: 60, megabytes: 1500 };

/** Measured: a child's memory creeps up over hundreds of pictures under glibc's malloc; a new one costs 0.2 s. */
const TASKS_PER_CHILD = 200;
const WATCH_EVERY_MS = 100;

export function openDarkroom(limits: Limits): Darkroom {
  const idle: Child[] = [];
  const waiting: ((child: Child) => void)[] = [];
  let open = 0;
  let closed = false;

  async function borrow(): Promise<Child> {
    const child = idle.pop();
    if (child) return child;
    if (open >= limits.children) return new Promise((resolve) => waiting.push(resolve));
    open += 1;
    return newChild();
  }

  function giveBack(child: Child): void {
    const sound = child.isSound() && child.tasks < TASKS_PER_CHILD && !closed;
    if (!sound) child.kill();
    const next = waiting.shift();
    if (next) next(sound ? child : newChild());
    else if (sound) idle.push(child);
    else open -= 1;
  }

  return {
    async run(task, input) {
      if (closed) throw new Error('the darkroom is closed');
      const child = await borrow();
      try {
        return await child.run(task, input, limits);
      } finally {
        giveBack(child);
      }
    },
    close() {
      closed = true;
      for (const child of idle.splice(0)) child.kill();
    },
  };
}

interface Child {
  tasks: number;
  isSound(): boolean;
  run<Name extends keyof DarkroomTasks>(
    task: Name,
    input: DarkroomTasks[Name]['input'],
    limits: Limits,
  ): Promise<DarkroomTasks[Name]['output']>;
  kill(): void;
}

function newChild(): Child {
  const script = join(__dirname, '../commands/darkroom.js');
  const process = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true });
  process.on('error', () => process.kill('SIGKILL'));
  const child: Child = {
    tasks: 0,
    isSound: () => process.connected && process.exitCode === null && process.signalCode === null && !process.killed,
    run: async (task, input, limits) => {
      child.tasks += 1;
      return develop(process, { task, input } as DarkroomRequest, limits) as Promise<never>;
    },
    kill: () => process.kill('SIGKILL'),
  };
  return child;
}

/** One task in one child, bounded in time and memory. */
function develop(process: ChildProcess, request: DarkroomRequest, limits: Limits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(tooLong);
      clearInterval(watch);
      process.off('message', onMessage);
      process.off('exit', onExit);
      settle();
    };
    const giveUp = (reason: string): void => {
      process.kill('SIGKILL');
      end(() => reject(new PictureTooHard(reason)));
    };
    const onMessage = (answer: DarkroomAnswer): void => end(() => settleAnswer(answer, resolve, reject));
    const onExit = (code: number | null, signal: string | null): void =>
      end(() => reject(new PictureTooHard(`the picture process ended (${signal ?? code})`)));
    const tooLong = setTimeout(() => giveUp(`looking at the picture took longer than ${limits.seconds} s`), limits.seconds * 1000);
    const watch = setInterval(
      () =>
        void tooLarge(process.pid, limits).then((large) => large && giveUp(`looking at the picture took more than ${limits.megabytes} MB`)),
      WATCH_EVERY_MS,
    );
    process.on('message', onMessage);
    process.on('exit', onExit);
    process.send(request, (error) => error && giveUp(`the picture process does not answer: ${error.message}`));
  });
}

function settleAnswer(answer: DarkroomAnswer, resolve: (value: unknown) => void, reject: (error: Error) => void): void {
  if ('output' in answer) resolve(answer.output);
  else if ('refused' in answer) reject(new PictureRefused(answer.refused.code, answer.refused.message));
  else if (answer.isOfDisk) reject(new Error(answer.failed));
  else reject(new PictureTooHard('Loupe failed while it looked at the picture', { cause: new Error(answer.failed) }));
}

/** Linux tells a process's memory in a file; elsewhere the time limit alone holds. */
async function tooLarge(pid: number | undefined, limits: Limits): Promise<boolean> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').then(
    (text) => Number(text.split(' ')[1]),
    () => 0,
  );
  return pages * 4096 > limits.megabytes * 1024 * 1024;
}
