import type { Demo } from './Demo';
import type { Scene } from './script';
import { settle } from './settle';

/** Plays the scenes in order. Work that they ask for is done when a later scene waits for it, so that much of it is done at once. */
export async function tellStory(demo: Demo, scenes: readonly Scene[], begin: number): Promise<void> {
  let told = begin;
  let owed = 0;
  const catchUp = async (): Promise<void> => {
    let done = 0;
    await settle(demo, () => demo.progress.done(told + Math.min((done += 1), owed)));
    told += owed;
    owed = 0;
  };
  for (const { at, what, waits, work, play } of scenes) {
    demo.signal.throwIfAborted();
    if (waits && owed > 0) await catchUp();
    demo.progress.doing(what);
    await play(demo, at);
    owed += work;
    demo.progress.done((told += 1));
  }
  await catchUp();
}
