import { Client, type QueryResultRow } from 'pg';

/** Sends one statement on a connection of its own: what creates or drops databases cannot run in a transaction. */
export async function administer<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The URL of another database on the same server, for the same role. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
