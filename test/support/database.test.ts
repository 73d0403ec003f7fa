import { administer } from './administer';
import { freshDatabase } from './database';

const fresh = freshDatabase();
const other = freshDatabase();
const bare = freshDatabase({ empty: true });

it('has the tables of all migrations and of the queue, and not a row of the trade', async () => {
  expect(await fresh.database.rows('SELECT count(*) AS shots FROM shot')).toEqual([{ shots: 0 }]);
  expect(await fresh.database.rows(`SELECT name FROM pgboss.queue ORDER BY name`)).toEqual([{ name: 'work' }, { name: 'work-given-up' }]);
});

it('is not that of another caller', async () => {
  await fresh.database.rows(`INSERT INTO person (name) VALUES ('Ada')`);
  expect(await other.database.rows('SELECT name FROM person')).toEqual([]);
});

it('can be had without a table', async () => {
  expect(await bare.database.rows(`SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`)).toEqual([]);
});

it('opens the door to what has connections of its own', async () => {
  expect(
    await administer(fresh.url, 'SELECT current_database() = split_part($$' + new URL(fresh.url).pathname + '$$, $$/$$, 2) AS same'),
  ).toEqual([{ same: true }]);
});
