import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept of each shot gets its instant, so that exact answers of any window and zone come from it too, and what hangs on the shots of a whole SKU can be kept.
 * Cells are by month alone: by day, or by collection, there were nearly as many as facts. Everything is folded anew afterwards.
 */
export class ExactFromShots1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${BEGIN_ANEW}
      ALTER TABLE rollup_fact ADD COLUMN at timestamptz NOT NULL;
      CREATE INDEX rollup_fact_at ON rollup_fact (kpi, at);
      ${CELLS_BY_MONTH}
      ${staleOn(KINDS)}`);
    await runner.query(MOVES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${BEGIN_ANEW}
      DROP INDEX rollup_fact_at;
      ALTER TABLE rollup_fact DROP COLUMN at;
      ${OLD_CELLS}
      ${staleOn(KINDS.filter((kind) => !['CAPTURED', 'WENT_LIVE'].includes(kind)))}
      ${OLD_MOVES}`);
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';

const CELLS_BY_MONTH = cells(
  `dimension text NOT NULL CHECK (dimension IN ('', 'TIER', 'METAL', 'VIEW')), month date NOT NULL`,
  'dimension, month',
);

const OLD_CELLS = cells(
  `grain text NOT NULL CHECK (grain IN ('DAY', 'MONTH')),
    dimension text NOT NULL CHECK (dimension IN ('', 'TIER', 'COLLECTION', 'METAL', 'VIEW')), day date NOT NULL`,
  'grain, dimension, day',
);

/** The facts added up by those columns and by vendor. */
function cells(columns: string, names: string): string {
  return `
  DROP TABLE rollup_cell;
  CREATE TABLE rollup_cell (
    kpi text NOT NULL,
    ${columns},
    vendor_id uuid,
    value text NOT NULL,
    tag text NOT NULL,
    bucket integer NOT NULL,
    n bigint NOT NULL,
    total numeric NOT NULL,
    UNIQUE NULLS NOT DISTINCT (kpi, ${names}, vendor_id, value, tag, bucket)
  );`;
}

const KINDS = [
  ...['CAPTURED', 'SOURCE_RECEIVED', 'HANDED_OVER', 'SUBMITTED', 'REVIEWED'],
  ...['VETOED', 'RECLASSIFIED', 'COST_BOOKED', 'EXPORTED', 'WENT_LIVE'],
];

function staleOn(kinds: readonly string[]): string {
  return `CREATE OR REPLACE FUNCTION events_make_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT DISTINCT shot_id FROM appended WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')});
    RETURN NULL;
  END $$;`;
}

// What moves to another SKU leaves one behind: a shot of each is marked.
const MOVES = movesMark(
  `INSERT INTO rollup_stale (shot_id)
    SELECT s.id FROM shot s JOIN colourway w ON w.id = s.colourway_id WHERE w.sku_id = OLD.sku_id AND OLD.sku_id <> NEW.sku_id LIMIT 1;`,
  `INSERT INTO rollup_stale (shot_id)
    SELECT s.id FROM shot s JOIN colourway w ON w.id = s.colourway_id
    WHERE w.sku_id = (SELECT sku_id FROM colourway WHERE id = OLD.colourway_id) AND OLD.colourway_id <> NEW.colourway_id LIMIT 1;`,
);

const OLD_MOVES = movesMark('', '');

function movesMark(leftByColourway: string, leftByShot: string): string {
  return `
  CREATE OR REPLACE FUNCTION colourway_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT s.id FROM shot s WHERE s.colourway_id = NEW.id;
    ${leftByColourway}
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION shot_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) VALUES (NEW.id);
    ${leftByShot}
    RETURN NULL;
  END $$;`;
}
