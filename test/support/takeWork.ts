// A worker to be killed over its work: node takeWork.js URL. Takes one piece of work, prints what it took, and never finishes it.
import { openQueue } from '../../src/store/queue';

void openQueue(process.argv[2] ?? '', () => undefined).then((queue) => {
  const perform = (work: object) => {
    process.stdout.write(`${JSON.stringify(work)}\n`);
    return new Promise<void>(() => undefined);
  };
  queue.work({ perform, giveUp: () => Promise.resolve() }, 1);
});
