import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openQueue, type Queue, type Work, type Worker, WorkersLost } from '../../src/store/queue';
import { until } from '../support/until';
import { Client } from 'pg';
import { administer } from '../support/administer';
import { freshDatabase } from '../support/database';
import { relayTo } from '../support/relay';

const fresh = freshDatabase();
const ALL_BUT_TIMEOUTS = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
] as const;

const opened: Queue[] = [];
const doomed: ChildProcess[] = [];
let queue: Queue;

beforeEach(async () => {
  queue = await open(fresh.url);
});

afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(opened.splice(0).map((each) => each.stop(1000)));
  for (const child of doomed.splice(0)) child.kill('SIGKILL');
  await fresh.database.rows('DELETE FROM pgboss.job');
});

const send = (...works: Work[]) =>
  fresh.database.transaction(async (tx) => {
    for (const work of works) await queue.send(tx, work);
  });

describe('work asked for in a transaction', () => {
  it('is there once the transaction has committed', async () => {
    await fresh.database.transaction(async (tx) => {
      await queue.send(tx, { task: 'polish', ring: 'R-1' });
      expect(await queue.waiting()).toBe(0);
    });
    expect(await queue.waiting()).toBe(1);
    expect(await drained()).toEqual([{ task: 'polish', ring: 'R-1' }]);
    expect(await queue.waiting()).toBe(0);
  });

  it('never was when the transaction is undone', async () => {
    const failing = fresh.database.transaction(async (tx) => {
      await queue.send(tx, { task: 'polish', ring: 'R-1' });
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    expect(await drained()).toEqual([]);
  });

  it('goes by its priority, then by its age', async () => {
    await send({ task: 'sweep' });
    await send({ task: 'dust' });
    await fresh.database.transaction((tx) => queue.send(tx, { task: 'audit' }, { priority: 5 }));
    expect((await drained()).map(({ task }) => task)).toEqual(['audit', 'sweep', 'dust']);
  });

  it('waits for its time', async () => {
    await fresh.database.transaction((tx) => queue.send(tx, { task: 'publish' }, { startAfter: new Date(Date.now() + 3_600_000) }));
    expect(await drained()).toEqual([]);
    await fresh.database.rows(`UPDATE pgboss.job SET start_after = now()`);
    expect(await drained()).toEqual([{ task: 'publish' }]);
  });

  it('is done by one of many hands', async () => {
    await send(...Array.from({ length: 30 }, (_, i) => ({ task: 'polish', ring: String(i) })));
    const { worker, done } = diary();
    const queues = [queue, await open(fresh.url)];
    for (const each of queues) each.work(worker, 3);
    await until(() => done.length >= 30);
    await Promise.all(queues.map((each) => each.stop(1000)));
    expect(done.map(({ ring }) => Number(ring)).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });
});

describe('work that fails', () => {
  it('is tried three times, then given up once, with the last reason', async () => {
    await send({ task: 'polish', ring: 'R-1' });
    const { worker, done: tries, given } = diary(() => Promise.reject(new Error(`try ${tries.length}`)));
    queue.work(worker, 1);
    await until(() => given.length > 0);
    expect(tries).toHaveLength(3);
    expect(given).toEqual([{ work: { task: 'polish', ring: 'R-1' }, reason: new Error('try 3') }]);
    await until(async () => (await queue.waiting()) === 0);
  });

  it('does not keep other work from being done', async () => {
    await send({ task: 'fail' }, { task: 'polish' });
    expect(await drained(({ task }) => (task === 'fail' ? Promise.reject(new Error('no')) : Promise.resolve()))).toContainEqual({
      task: 'polish',
    });
  });
});

it('notices a worker that was killed over its work: another does it, and the third time it is given up', async () => {
  await send({ task: 'polish', ring: 'R-1' });
  await takenToTheGrave();
  await send({ task: 'polish', ring: 'R-2' });
  await takenToTheGrave();
  // 91 seconds go by, and of the second ring two other workers have died already.
  await fresh.database.rows(
    `UPDATE pgboss.job SET started_on = started_on - interval '91 seconds', retry_count = CASE WHEN data ->> 'ring' = 'R-2' THEN 2 ELSE 0 END WHERE state = 'active'`,
  );
  const { worker, done, given } = diary();
  queue.work(worker, 1);
  await until(() => done.length > 0 && given.length > 0);
  expect(done).toEqual([{ task: 'polish', ring: 'R-1' }]);
  expect(given).toEqual([{ work: { task: 'polish', ring: 'R-2' }, reason: expect.any(WorkersLost) }]);
});

describe('a worker that waits', () => {
  it('is told of work when the transaction commits, not before', async () => {
    const heard: unknown[] = [];
    const ear = new Client({ connectionString: fresh.url });
    await ear.connect();
    ear.on('notification', ({ payload }) => heard.push(payload));
    try {
      await ear.query('LISTEN loupe_work');
      await fresh.database.transaction(async (tx) => {
        await queue.send(tx, { task: 'polish' });
        await ear.query('SELECT');
        expect(heard).toEqual([]);
      });
      await until(() => heard.length > 0);
      expect(heard).toEqual(['polish']);
    } finally {
      await ear.end();
    }
  });

  it('is woken by that alone, the clock standing still', async () => {
    const { worker, done } = diary();
    queue.work(worker, 1);
    await until(async () => (await listeners()) === 1);
    jest.useFakeTimers({ doNotFake: [...ALL_BUT_TIMEOUTS] }); // its own next look at the queue never comes
    for (const ring of ['first', 'second', 'third']) {
      await send({ task: 'polish', ring });
      while (done.at(-1)?.ring !== ring)
        await fresh.database.rows(`SELECT pg_notify('loupe_work', 'again, should it have been awake yet')`);
    }
  });

  it('listens again, once, after the line to the database was cut for a while', async () => {
    const relay = await relayTo(fresh.url);
    const complaints: Error[] = [];
    const afar = await openQueue(relay.url, (error) => void complaints.push(error));
    try {
      const { worker, done } = diary();
      afar.work(worker, 1);
      await until(async () => (await listeners()) === 1);
      await relay.cut();
      await pause(3500); // long enough for three attempts in vain
      await relay.mend();
      await until(async () => (await listeners()) > 0);
      await send({ task: 'polish' });
      await until(() => done.length === 1);
      await pause(1500); // and for another attempt, if there were one
      expect(await listeners()).toBe(1);
      expect(complaints.length).toBeGreaterThan(0);
    } finally {
      await afar.stop(1000);
      await relay.cut();
    }
  });
});

async function open(url: string): Promise<Queue> {
  const each = await openQueue(url, () => undefined);
  opened.push(each);
  return each;
}

/** A worker that notes what comes to it, and then does it. */
function diary(perform: (work: Work) => Promise<void> = () => Promise.resolve()) {
  const done: Work[] = [];
  const given: { work: Work; reason: Error }[] = [];
  const worker: Worker = {
    perform: (work) => (done.push(work), perform(work)),
    giveUp: (work, reason) => Promise.resolve(void given.push({ work, reason })),
  };
  return { worker, done, given };
}

/** Does all that is due, and answers what was tried. */
async function drained(perform?: (work: Work) => Promise<void>): Promise<Work[]> {
  const { worker, done } = diary(perform);
  await queue.drain(worker);
  return done;
}

/** A worker in another process takes what is due, and is killed over it. */
async function takenToTheGrave(): Promise<void> {
  const child = spawn(process.execPath, [join(__dirname, '..', 'support', 'takeWork.js'), fresh.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  doomed.push(child);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function listeners(): Promise<number> {
  const rows = await administer(
    fresh.url,
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN loupe_work' AND state = 'idle'`,
  );
  return rows.length;
}
