import { analystReads } from '../../src/store/analystReads';
import { type Database, openDatabase, type Sql } from '../../src/store/database';
import { freshDatabase } from '../support/database';

const primary = freshDatabase();
const replica = freshDatabase();
const lost: Error[] = [];
const where = (sql: Sql): Promise<string> => sql.rows<{ name: string }>('SELECT current_database() AS name').then(([{ name }]) => name);
const nameOf = (database: Database): Promise<string> => where(database);

it('are asked of the replica, and of the database itself where there is none', async () => {
  const reads = analystReads(primary.database, [replica.database], (error) => lost.push(error));
  expect(await reads.snapshot(where)).toBe(await nameOf(replica.database));
  expect(await analystReads(primary.database, [], (error) => lost.push(error)).snapshot(where)).toBe(await nameOf(primary.database));
  expect(lost).toEqual([]);
});

it('are asked of several in turn', async () => {
  const reads = analystReads(primary.database, [replica.database, primary.database], (error) => lost.push(error));
  expect(new Set([await reads.snapshot(where), await reads.snapshot(where)]).size).toBe(2);
});

it('go to the database itself while the replica is gone, and a wrong statement is not asked twice', async () => {
  const dying = await openDatabase({ url: replica.url, pool: 2, entities: [], onBrokenConnection: () => undefined });
  const reads = analystReads(primary.database, [dying], (error) => lost.push(error));
  let asked = 0;
  const wrong = (sql: Sql): Promise<unknown> => {
    asked += 1;
    return sql.rows('SELECT FROM nowhere');
  };
  await expect(reads.snapshot(wrong)).rejects.toThrow('nowhere');
  expect([asked, lost.length]).toEqual([1, 0]);
  const cut = (sql: Sql): Promise<string> =>
    sql
      .rows(`SELECT CASE WHEN current_database() <> '${primaryName}' THEN pg_terminate_backend(pg_backend_pid()) END`)
      .then(() => where(sql));
  const primaryName = await nameOf(primary.database);
  expect(await reads.snapshot(cut)).toBe(primaryName);
  expect(lost).toHaveLength(1);
  await dying.close();
});
