import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the scorecard may answer from without reading every event (src/scorecard/rollups). All of it can be made again from the events at any time.
 * A shot whose facts or catalogue changed is stale until it is folded in again: what it gave before is taken off the cells, what it gives now is added.
 */
export class Rollups1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TRIGGERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER shot_makes_stale ON shot;
      DROP TRIGGER colourway_makes_stale ON colourway;
      DROP TRIGGER sku_makes_stale ON sku;
      DROP TRIGGER events_make_stale ON event;
      DROP FUNCTION shot_makes_stale();
      DROP FUNCTION colourway_makes_stale();
      DROP FUNCTION sku_makes_stale();
      DROP FUNCTION events_make_stale();
      DROP TABLE rollup_state;
      DROP TABLE rollup_cell;
      DROP TABLE rollup_fact;
      DROP TABLE rollup_stale;`);
  }
}

const TABLES = `
  -- Appended by every writer and cleared by the fold alone, so that no writer ever waits for another.
  CREATE TABLE rollup_stale (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shot_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );

  -- What each shot gives to each figure now, with all that it may be grouped by. Days are those of the house's zone.
  CREATE TABLE rollup_fact (
    kpi text NOT NULL,
    shot_id uuid NOT NULL,
    day date NOT NULL,
    vendor_id uuid,
    tier smallint NOT NULL,
    collection_id uuid NOT NULL,
    metal text NOT NULL,
    view text NOT NULL,
    tag text NOT NULL,
    bucket integer NOT NULL,
    value numeric NOT NULL
  );
  CREATE INDEX rollup_fact_shot ON rollup_fact (shot_id);

  -- The facts added up by day and by month, by vendor, and by one further dimension or none ('').
  CREATE TABLE rollup_cell (
    kpi text NOT NULL,
    grain text NOT NULL CHECK (grain IN ('DAY', 'MONTH')),
    dimension text NOT NULL CHECK (dimension IN ('', 'TIER', 'COLLECTION', 'METAL', 'VIEW')),
    day date NOT NULL,
    vendor_id uuid,
    value text NOT NULL,
    tag text NOT NULL,
    bucket integer NOT NULL,
    n bigint NOT NULL,
    total numeric NOT NULL,
    UNIQUE NULLS NOT DISTINCT (kpi, grain, dimension, day, vendor_id, value, tag, bucket)
  );

  -- In which zone the days above lie; none before the first fold.
  CREATE TABLE rollup_state (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    time_zone text
  );
  INSERT INTO rollup_state DEFAULT VALUES;`;

const TRIGGERS = `
  CREATE FUNCTION events_make_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT DISTINCT shot_id FROM appended
    WHERE kind IN ('SOURCE_RECEIVED', 'HANDED_OVER', 'SUBMITTED', 'REVIEWED', 'VETOED', 'RECLASSIFIED', 'COST_BOOKED', 'EXPORTED');
    RETURN NULL;
  END $$;
  CREATE TRIGGER events_make_stale AFTER INSERT ON event REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION events_make_stale();

  CREATE FUNCTION sku_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT s.id FROM shot s JOIN colourway w ON w.id = s.colourway_id WHERE w.sku_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER sku_makes_stale AFTER UPDATE ON sku FOR EACH ROW
    WHEN (OLD.tier <> NEW.tier OR OLD.collection_id <> NEW.collection_id) EXECUTE FUNCTION sku_makes_stale();

  CREATE FUNCTION colourway_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT s.id FROM shot s WHERE s.colourway_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER colourway_makes_stale AFTER UPDATE ON colourway FOR EACH ROW
    WHEN (OLD.metal <> NEW.metal OR OLD.sku_id <> NEW.sku_id) EXECUTE FUNCTION colourway_makes_stale();

  CREATE FUNCTION shot_makes_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) VALUES (NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER shot_makes_stale AFTER UPDATE ON shot FOR EACH ROW
    WHEN (OLD.view <> NEW.view OR OLD.colourway_id <> NEW.colourway_id) EXECUTE FUNCTION shot_makes_stale();`;
