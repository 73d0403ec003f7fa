import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept of each shot gets its instant, so that exact answers of any window and zone come from it too, and what hangs on the shots of a whole SKU can be kept.
 * Everything is folded anew afterwards.
 */
export class ExactFromShots1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${BEGIN_ANEW}
      ALTER TABLE rollup_fact ADD COLUMN at timestamptz NOT NULL;
      CREATE INDEX rollup_fact_at ON rollup_fact (kpi, at);
      ${staleOn(KINDS)}`);
    await runner.query(MOVES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${BEGIN_ANEW}
      DROP INDEX rollup_fact_at;
      ALTER TABLE rollup_fact DROP COLUMN at;
      ${staleOn(KINDS.filter((kind) => !['CAPTURED', 'WENT_LIVE'].includes(kind)))}
      ${OLD_MOVES}`);
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';

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
const MOVES = `
  CREATE OR REPLACE FUNCTION colourway_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT s.id FROM shot s WHERE s.colourway_id = NEW.id;
    INSERT INTO rollup_stale (shot_id)
    SELECT s.id FROM shot s JOIN colourway w ON w.id = s.colourway_id WHERE w.sku_id = OLD.sku_id AND OLD.sku_id <> NEW.sku_id LIMIT 1;
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION shot_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) VALUES (NEW.id);
    INSERT INTO rollup_stale (shot_id)
    SELECT s.id FROM shot s JOIN colourway w ON w.id = s.colourway_id
    WHERE w.sku_id = (SELECT sku_id FROM colourway WHERE id = OLD.colourway_id) AND OLD.colourway_id <> NEW.colourway_id LIMIT 1;
    RETURN NULL;
  END $$;`;

const OLD_MOVES = `
  CREATE OR REPLACE FUNCTION colourway_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT s.id FROM shot s WHERE s.colourway_id = NEW.id;
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION shot_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) VALUES (NEW.id);
    RETURN NULL;
  END $$;`;
