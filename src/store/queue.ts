import PgBoss from 'pg-boss';
import { Client } from 'pg';
import type { Transaction } from './database';

/** A piece of work off the request path: what is to be done, and the ids of what it is done to. */
export interface Work {
  readonly task: string;
  readonly [id: string]: string;
}

export interface WorkOptions {
  /** Not before this instant. */
  startAfter?: Date;
  /** Higher goes first; what a person waits for is above what nobody waits for. */
  priority?: number;
}

/** Does one piece of work. Work may come twice (after a crash): the effect must be unique in the database. */
export interface Worker {
  /** @throws whatever went wrong: the work is tried again, and given up after the third time. */
  perform(work: Work): Promise<void>;
  /** Called once when the work was tried in vain, so that nothing waits for it for ever. */
  giveUp(work: Work, reason: Error): Promise<void>;
}

/** Whoever had the work in hand died over it, each time. */
export class WorkersLost extends Error {}

/** The door to the queue: pg-boss on the same PostgreSQL, so that work is asked for in the transaction that needs it (law 10). */
export interface Queue {
  /** Asks for work; it exists only if the transaction commits, and a worker is woken then. */
  send(tx: Transaction, work: Work, options?: WorkOptions): Promise<void>;
  /** Works with so many hands until stopped. */
  work(worker: Worker, hands: number): void;
  /** Does all work that is due now, in this process, and answers how many pieces: for the demo and for tests. Takes no more once `signal` is given. */
  drain(worker: Worker, signal?: AbortSignal): Promise<number>;
  /** Numbers for /metrics. */
  waiting(): Promise<number>;
  /** Lets work in hand finish, for at most `milliseconds`. */
  stop(milliseconds: number): Promise<void>;
}

const QUEUE = 'work';
const GIVEN_UP = 'work-given-up';
const CHANNEL = 'loupe_work';
/** A lease: a worker that died holding work is noticed after this. Every task ends sooner: it goes into the darkroom twice at most (a test holds the two). */
export const LEASE_SECONDS = 150;
const RETRIES = 2;
/** Work is announced by NOTIFY; the poll is for what becomes due by time, and for announcements lost with a connection. */
const POLL_MS = 1000;

/** In SQL: whether work with this content, a jsonb, is due and waits, or is in hand. */
export function isAskedFor(work: string): string {
  return `EXISTS (SELECT FROM pgboss.job j WHERE j.name = '${QUEUE}' AND j.state < 'completed' AND j.start_after <= now() AND j.data = ${work})`;
}

type Job = PgBoss.JobWithMetadata<Work>;

/** Installs or updates the queue's own tables; part of migrating. */
export async function installQueue(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(GIVEN_UP, { name: GIVEN_UP, retryLimit: RETRIES, expireInSeconds: LEASE_SECONDS });
  await boss.createQueue(QUEUE, { name: QUEUE, retryLimit: RETRIES, retryDelay: 1, expireInSeconds: LEASE_SECONDS, deadLetter: GIVEN_UP });
  await boss.stop({ graceful: false, wait: true });
}

export async function openQueue(url: string, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({ connectionString: url, max: 4, migrate: false, schedule: false, maintenanceIntervalSeconds: 10 });
  boss.on('error', onError);
  await boss.start();
  const bell = new Bell(url, onError);
  const hands: Promise<void>[] = [];
  let stopping = false;

  async function hand(worker: Worker): Promise<void> {
    while (!stopping) {
      const worked = await workOnce(boss, worker).catch((error: Error) => (onError(error), 0));
      if (!worked && !stopping) await bell.ringOrTimeout(POLL_MS);
    }
  }
  return {
    send: (tx, work, options = {}) => send(boss, tx, work, options),
    work: (worker, count) => {
      if (hands.length === 0) bell.listen();
      for (let i = 0; i < count; i += 1) hands.push(hand(worker));
    },
    drain: (worker, signal) => drain(boss, worker, signal),
    waiting: () => boss.getQueueSize(QUEUE),
    async stop(milliseconds) {
      if (stopping) return;
      stopping = true;
      bell.close();
      await Promise.race([Promise.all(hands), new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);
      await boss.stop({ graceful: false, wait: true });
    },
  };
}

async function send(boss: PgBoss, tx: Transaction, work: Work, options: WorkOptions): Promise<void> {
  const db = { executeSql: async (text: string, values: unknown[]) => ({ rows: await tx.rows<object>(text, values) }) };
  await boss.send(QUEUE, work, { db, priority: options.priority ?? 0, ...(options.startAfter && { startAfter: options.startAfter }) });
  await tx.rows('SELECT pg_notify($1, $2)', [CHANNEL, work.task]);
}

async function drain(boss: PgBoss, worker: Worker, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (let worked = 1; worked > 0 && !signal?.aborted; done += worked) worked = await workOnce(boss, worker);
  return done;
}

/** Takes one piece of work, due or given up, and answers whether there was one. */
async function workOnce(boss: PgBoss, worker: Worker): Promise<number> {
  const [job] = await boss.fetch<Work>(QUEUE, { includeMetadata: true });
  if (job) {
    await perform(boss, worker, job);
    return 1;
  }
  const [lost] = await boss.fetch<Work>(GIVEN_UP, { includeMetadata: true });
  if (!lost) return 0;
  await worker.giveUp(lost.data, new WorkersLost('the worker died three times over it'));
  await boss.complete(GIVEN_UP, lost.id);
  return 1;
}

async function perform(boss: PgBoss, worker: Worker, job: Job): Promise<void> {
  try {
    await worker.perform(job.data);
    await boss.complete(QUEUE, job.id);
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    if (job.retryCount < job.retryLimit) return boss.fail(QUEUE, job.id, { reason: reason.message });
    await worker.giveUp(job.data, reason);
    await boss.complete(QUEUE, job.id, { reason: reason.message });
  }
}

/** Rings when work is announced. A broken connection is made anew; until then the poll serves. */
class Bell {
  private waiting = new Set<() => void>();
  private client: Client | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly onError: (error: Error) => void,
  ) {}

  listen(): void {
    if (this.closed) return;
    const client = new Client({ connectionString: this.url });
    this.client = client;
    client.on('notification', () => this.ring());
    client.on('error', this.onError);
    client.on('end', () => setTimeout(() => this.listen(), POLL_MS).unref()); // comes after an attempt in vain too
    client
      .connect()
      .then(() => client.query(`LISTEN ${CHANNEL}`))
      .catch(this.onError);
  }

  ringOrTimeout(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake(), milliseconds);
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  close(): void {
    this.closed = true;
    this.ring();
    this.client?.end().catch(this.onError);
  }

  private ring(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
