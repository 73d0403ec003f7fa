import { randomBytes } from 'node:crypto';
import { ENTITIES } from '../../src/entities';
import { type Database, openDatabase } from '../../src/store/database';
import { administer, databaseUrl } from './administer';

/** A database of a test file's own. Both are there from the first `beforeAll` that is written below the call on. */
export interface FreshDatabase {
  readonly database: Database;
  /** For what opens connections of its own: `openQueue`, a server, a worker in another process. */
  readonly url: string;
}

interface Options {
  /** Connections of the pool; more than the test has transactions open at once. */
  pool?: number;
  /** As migrated, or without a single table. */
  empty?: boolean;
}

/**
 * A migrated and otherwise empty database for this test file alone, dropped after its last test. Call it at the top of the file or of a
 * `describe`, not in a test:
 *
 *     const fresh = freshDatabase();
 *     it('keeps the ring', async () => {
 *       await fresh.database.transaction((tx) => tx.rows('INSERT …'));
 *     });
 *
 * The server is brought up once per run, before all files (globalSetup): that of `DATABASE_URL`, whose role must be allowed to create
 * databases, or else an embedded one. The database is a copy of a template that `migrate` made, the queue's tables included. Nothing is shared
 * between files, and none may depend on another. Events cannot be taken back once committed (law 10): a test that wants many histories puts
 * them into collections of their own, or into transactions that it undoes.
 */
export function freshDatabase({ pool = 4, empty = false }: Options = {}): FreshDatabase {
  const { LOUPE_TEST_SERVER: server, LOUPE_TEST_TEMPLATE: template } = process.env;
  if (!server || !template)
    throw new Error('There is no database server for the tests: run them by Jest, with the configuration in package.json.');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const url = databaseUrl(server, name);
  let database: Database | undefined;

  beforeAll(async () => {
    await administer(server, `CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : template}`);
    database = await openDatabase({ url, pool, entities: ENTITIES, onBrokenConnection: () => undefined });
  });
  afterAll(async () => {
    await database?.close();
    await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return {
    url,
    get database() {
      if (!database) throw new Error('The database is there from beforeAll on.');
      return database;
    },
  };
}
