import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of the trade as domains, people and their keys, and what keeps a request from being done twice. */
export class WordsAndPeople1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(words);
    await runner.query(people);
    await runner.query(moves);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE request, api_key, person, installation, state_move;
      DROP FUNCTION refuse_unknown_move, refuse_any_change, refuse_change_once_locked;
      DROP DOMAIN code, metal, finish, style, picture_view, role_name, vendor_service, step_name, origin, cutout_method, cause, verdict, device, check_verdict, currency, sha256, money_amount;`);
  }
}

const word = (name: string, ...values: string[]): string =>
  `CREATE DOMAIN ${name} AS text CHECK (VALUE IN (${values.map((value) => `'${value}'`).join(', ')}));`;

const words = [
  `CREATE DOMAIN code AS text CHECK (VALUE ~ '^[^/[:space:][:cntrl:]]([^/[:cntrl:]]*[^/[:space:][:cntrl:]])?$' AND length(VALUE) <= 64);`,
  `CREATE DOMAIN sha256 AS text CHECK (VALUE ~ '^[0-9a-f]{64}$');`,
  `CREATE DOMAIN currency AS text CHECK (VALUE ~ '^[A-Z]{3}$');`,
  `CREATE DOMAIN money_amount AS numeric(18, 6);`,
  word('metal', 'YELLOW_GOLD', 'ROSE_GOLD', 'WHITE_GOLD', 'SILVER', 'PLATINUM'),
  word('finish', 'POLISHED', 'BRUSHED', 'MATTE', 'SATIN', 'HAMMERED', 'OXIDISED'),
  word('style', 'RING', 'NECKLACE', 'EARRING', 'BRACELET', 'BROOCH', 'WATCH', 'OTHER'),
  word('picture_view', 'HERO', 'FRONT', 'SIDE', 'DETAIL', 'ON_BODY', 'LIFESTYLE'),
  word('role_name', 'STOREFRONT', 'VENDOR', 'REVIEWER', 'STUDIO', 'ANALYST', 'ADMIN'),
  word('vendor_service', 'STANDARD', 'EXPEDITE', 'REWORK'),
  word('step_name', 'CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'),
  word('origin', 'MANUAL', 'AI_ASSISTED', 'AI_DRAFT'),
  word('cutout_method', 'HAND_PATH', 'AUTO', 'AUTO_REFINED', 'NONE'),
  word('cause', 'CAPTURE', 'AI_DRAFT', 'RETOUCH', 'BRIEF', 'NEW_REQUEST'),
  word('verdict', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED'),
  word('device', 'PHONE', 'TABLET', 'DESKTOP'),
  word('check_verdict', 'PASS', 'FAIL', 'NOT_APPLICABLE'),
].join('\n');

const people = `
  -- One row: the secret that signs upload, media and cursor tokens, shared by every process on this database; and how far the demo is.
  CREATE TABLE installation (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    secret text NOT NULL DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
    created_at timestamptz NOT NULL DEFAULT now(),
    demo_begun_at timestamptz,
    demo_finished_at timestamptz CHECK (demo_begun_at <= demo_finished_at)
  );
  INSERT INTO installation DEFAULT VALUES;

  CREATE TABLE person (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL DEFAULT now()
  );

  -- Only the hash of a key is kept: a key is shown once, when it is made. vendor_id and channel_id get their foreign keys where those tables are made.
  CREATE TABLE api_key (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    role role_name NOT NULL,
    vendor_id uuid,
    channel_id uuid,
    hash bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    hint text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CHECK ((role = 'VENDOR') = (vendor_id IS NOT NULL)),
    CHECK ((role = 'STOREFRONT') = (channel_id IS NOT NULL))
  );
  CREATE INDEX api_key_person ON api_key (person_id);

  -- Law 11: a client key is used once; the stored answer is given again to whoever repeats the request.
  CREATE TABLE request (
    person_id uuid NOT NULL REFERENCES person,
    client_key text NOT NULL CHECK (length(client_key) BETWEEN 1 AND 200),
    key_id uuid NOT NULL REFERENCES api_key,
    operation text NOT NULL,
    input_sha256 sha256 NOT NULL,
    answer jsonb,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, client_key)
  );`;

const moves = `
  -- The moves a state may make (PRODUCT, "States"); the tables that have a state name themselves in their trigger.
  CREATE TABLE state_move (
    thing text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    PRIMARY KEY (thing, from_state, to_state)
  );

  CREATE FUNCTION refuse_unknown_move() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.status IS DISTINCT FROM OLD.status AND NOT EXISTS (
      SELECT FROM state_move WHERE thing = TG_ARGV[0] AND from_state = OLD.status AND to_state = NEW.status)
    THEN
      RAISE check_violation USING MESSAGE = format('a %s may not move from %s to %s', TG_ARGV[0], OLD.status, NEW.status);
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION refuse_any_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE restrict_violation USING MESSAGE = format('%s is append-only: %s is refused', TG_TABLE_NAME, TG_OP);
  END $$;

  -- Law 8: what a picture has been judged by is fixed. Locking itself is the one change that a version still takes.
  CREATE FUNCTION refuse_change_once_locked() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.locked_at IS NOT NULL THEN
      RAISE restrict_violation USING MESSAGE = format('%s is locked: it has judged pictures; save a new version', TG_TABLE_NAME);
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$;`;
