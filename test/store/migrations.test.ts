import { migrate } from '../../src/store/migrate';
import { migrationSource } from '../../src/store/migrationSource';
import { administer } from '../support/administer';
import { freshDatabase } from '../support/database';
import { liveCollection } from '../support/liveCollection';

const scratch = freshDatabase({ empty: true });
const furnished = freshDatabase();
const LAST = 5;
const contested = freshDatabase({ empty: true });

it('every migration goes back, leaves nothing behind, and goes forth to the same again', async () => {
  const source = await migrationSource(scratch.url).initialize();
  try {
    const steps = [await shapeOf(scratch.url)];
    const count = (await source.runMigrations()).length;
    const migrated = await shapeOf(scratch.url);
    for (let i = 0; i < LAST; i += 1) await source.undoLastMigration();
    await source.runMigrations(); // also over what they cannot take back, such as a word of a type
    expect(await shapeOf(scratch.url)).toEqual(migrated);
    for (let i = 0; i < count; i += 1) {
      await source.undoLastMigration();
      steps.push(await shapeOf(scratch.url));
    }
    expect(steps.at(-1)).toEqual(steps[0]);
    await source.runMigrations();
    expect(await shapeOf(scratch.url)).toEqual(migrated);
    expect(new Set(steps.map((step) => step.join('\n'))).size).toBe(count); // none of them undid nothing; the first is as the last
  } finally {
    await source.destroy();
  }
});

it('puts on show what has been shown, and nothing that was only scheduled or called off', async () => {
  await furnished.database.transaction((tx) => liveCollection(tx, 'AURORA', 4));
  const source = await migrationSource(furnished.url).initialize();
  try {
    const hasShown = async (): Promise<boolean> =>
      (await shapeOf(furnished.url)).some((line) => line.startsWith('column rendition on_show'));
    while (await hasShown()) await source.undoLastMigration();
    const [withdrawn, scheduled, calledOff] = ['AURORA-001', 'AURORA-002', 'AURORA-003'];
    const change = (sku: string, to: string): Promise<unknown> =>
      administer(
        furnished.url,
        `ALTER TABLE publication DISABLE TRIGGER USER; UPDATE publication p SET ${to} FROM shot s WHERE s.id = p.shot_id AND s.reference LIKE '${sku}/%'`,
      );
    await change(withdrawn, `status = 'WITHDRAWN', withdrawn_at = now()`);
    await change(scheduled, `status = 'SCHEDULED', goes_live_at = now() + interval '1 day'`);
    await change(calledOff, `status = 'WITHDRAWN', goes_live_at = now() + interval '1 day', withdrawn_at = now()`);
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
  const shown = await furnished.database.rows<{ sku: string; shown: string[] }>(
    `SELECT split_part(s.reference, '/', 1) AS sku, array_agg(DISTINCT coalesce(d.on_show::text, 'never')) AS shown
     FROM rendition d JOIN revision r ON r.id = d.revision_id JOIN shot s ON s.id = r.shot_id GROUP BY 1 ORDER BY 1`,
  );
  expect(shown.map((each) => each.shown)).toEqual([['true'], ['true'], ['never'], ['never']]);
});

it('migrates once when two start at the same time', async () => {
  await Promise.all([migrate(contested.url), migrate(contested.url)]);
  const applied = await contested.database.rows<{ name: string; times: number }>(
    'SELECT name, count(*) AS times FROM migrations GROUP BY name',
  );
  expect(applied.length).toBeGreaterThan(5);
  expect(applied.filter(({ times }) => times !== 1)).toEqual([]);
  expect(await contested.database.rows('SELECT name FROM pgboss.queue ORDER BY name')).toEqual([
    { name: 'work' },
    { name: 'work-given-up' },
  ]);
  await expect(migrate(contested.url)).resolves.toBeUndefined();
});

/** Everything of ours that the catalogue tells, a line each: relations with their options, columns, domains, constraints, indexes, triggers, functions, words and moves. */
async function shapeOf(url: string): Promise<string[]> {
  const [{ moves }] = await administer<{ moves: boolean }>(url, `SELECT to_regclass('state_move') IS NOT NULL AS moves`);
  const lines = await administer<{ line: string }>(
    url,
    `${SHAPE} ${moves ? `UNION ALL SELECT 'move ' || m::text FROM state_move m` : ''} ORDER BY line`,
  );
  return lines.map(({ line }) => line);
}

const SHAPE = `
  WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname = 'public'),
  relation AS (
    SELECT * FROM pg_class c WHERE relnamespace IN (SELECT oid FROM ours) AND relname NOT LIKE 'migrations%'
    AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = c.oid AND indrelid = to_regclass('migrations')))
  SELECT concat_ws(' ', 'relation', relkind, relname, reloptions) AS line FROM relation
  UNION ALL SELECT concat_ws(' ', 'column', r.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, k.collname,
    pg_get_expr(d.adbin, d.adrelid))
  FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_collation k ON k.oid = a.attcollation
  LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum WHERE r.relkind = 'r'
  UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, contypid::regtype, conname, pg_get_constraintdef(oid)) FROM pg_constraint
  WHERE connamespace IN (SELECT oid FROM ours) AND conrelid IS DISTINCT FROM to_regclass('migrations')
  UNION ALL SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN relation r ON r.oid = i.indrelid
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
  UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace IN (SELECT oid FROM ours)
  UNION ALL SELECT 'type ' || typtype::text || ' ' || typname FROM pg_type
  WHERE typnamespace IN (SELECT oid FROM ours) AND typtype IN ('d', 'e') UNION ALL
  SELECT 'word ' || enumtypid::regtype || ' ' || enumsortorder || ' ' || enumlabel FROM pg_enum`;
