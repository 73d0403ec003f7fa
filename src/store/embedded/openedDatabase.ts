import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { DatabaseCluster, OWNER } from './databaseCluster';
import { Postmaster } from './livingPostmaster';
import { StartRefused } from './startRefused';

/** What is needed of a cluster to reach it. */
type Reached = Pick<DatabaseCluster, 'folder' | 'data' | 'password'>;

const RETRY_FOR_MS = 10_000;

/** Makes sure that it is our PostgreSQL which answers, and that it holds our database. Answers the URL of that. */
export async function openedDatabase(cluster: Reached, { port }: Postmaster): Promise<string> {
  const client = await connect(urlOf('postgres', cluster, port), cluster);
  try {
    await refuseOther(client, cluster);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`);
  } finally {
    await client.end();
  }
  return urlOf(OWNER, cluster, port);
}

/** It says sslmode, because pg would otherwise ask PGSSLMODE, and this server speaks no TLS. */
function urlOf(database: string, { password }: Reached, port: number): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** A server that has just replaced a fallen process of its own refuses for a moment, with 57P03 (cannot_connect_now). */
async function connect(url: string, cluster: Reached): Promise<Client> {
  for (const until = Date.now() + RETRY_FOR_MS; ; await pause(100)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: RETRY_FOR_MS });
    client.on('error', () => undefined); // a connection lost while idle is told by the next query
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = error instanceof DatabaseError ? error.code : undefined;
      if (code === '28P01') throw passwordRefused(cluster, error);
      if (code !== '57P03' || Date.now() > until) throw error;
    }
  }
}

function passwordRefused({ folder }: Reached, cause: unknown): StartRefused {
  return new StartRefused(
    'PASSWORD_LOST',
    `The database in ${folder} does not accept the password in ${folder}/password. Put back the one that it was made with.`,
    { cause },
  );
}

async function refuseOther(client: Client, { data }: Reached): Promise<void> {
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  const served = rows[0]?.data_directory ?? '';
  if ((await realpath(served)) === data) return;
  throw new StartRefused('FOREIGN_FOLDER', `The PostgreSQL that answers for ${data} serves ${served} instead. Stop it, and start again.`);
}
