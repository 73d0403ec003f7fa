import { Client } from 'pg';
import { migrationSource } from './migrationSource';
import { installQueue } from './queue';

/** Key of the advisory lock: "loupe" in ASCII. Such locks are per database, and nothing else of ours takes one with this key. */
const LOCK = '465676759141';

/** Brings the database of `url` up to date: pending migrations in their order, then the queue's tables. Two starts at once take turns. */
export async function migrate(url: string): Promise<void> {
  const guard = new Client({ connectionString: url });
  guard.on('error', () => undefined); // a connection lost while idle frees the lock; the migrations' own connection tells of the trouble
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await runMigrations(url);
    await installQueue(url);
  } finally {
    await guard.end(); // and with it the lock
  }
}

async function runMigrations(url: string): Promise<void> {
  const source = await migrationSource(url).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
