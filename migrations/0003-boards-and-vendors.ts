import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What pictures are judged by, each version locked once used; and who retouches them, at what price and by when. */
export class BoardsAndVendors1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(boards);
    await runner.query(vendors);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE upload DROP CONSTRAINT upload_vendor;
      ALTER TABLE api_key DROP CONSTRAINT api_key_vendor;
      DROP TABLE rate, vendor, retouch_template, acceptance_rules, background_standard, board_exemplar, reference_board;`);
  }
}

const lockable = ['reference_board', 'background_standard', 'acceptance_rules', 'retouch_template'];

const boards = `
  -- subject: METAL, METAL/FINISH or STONE:colour; lighting NULL serves any set-up that has no board of its own.
  CREATE TABLE reference_board (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
    lighting text CHECK (length(lighting) BETWEEN 1 AND 100),
    version integer NOT NULL CHECK (version >= 1),
    zones jsonb NOT NULL CHECK (jsonb_typeof(zones) = 'array'),
    highlight_limit real CHECK (highlight_limit BETWEEN 0 AND 1),
    locked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (subject, lighting, version)
  );

  CREATE TABLE board_exemplar (
    board_id uuid NOT NULL REFERENCES reference_board,
    sha256 sha256 NOT NULL REFERENCES original,
    PRIMARY KEY (board_id, sha256)
  );

  CREATE TABLE background_standard (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code code NOT NULL,
    version integer NOT NULL CHECK (version >= 1),
    kind text NOT NULL CHECK (kind IN ('PRODUCT', 'LIFESTYLE')),
    colour text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
    locked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (code, version)
  );

  CREATE TABLE acceptance_rules (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code code NOT NULL,
    version integer NOT NULL CHECK (version >= 1),
    limits jsonb NOT NULL CHECK (jsonb_typeof(limits) = 'object'),
    locked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (code, version)
  );

  CREATE TABLE retouch_template (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    version integer NOT NULL CHECK (version >= 1),
    actions text NOT NULL CHECK (length(actions) BETWEEN 1 AND 20000),
    locked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (name, version)
  );
  ${lockable
    .map(
      (table) => `
  CREATE TRIGGER ${table}_lock BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change_once_locked();`,
    )
    .join('')}`;

const vendors = `
  CREATE TABLE vendor (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code code NOT NULL UNIQUE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    production_model text NOT NULL CHECK (production_model IN ('IN_HOUSE', 'OUTSOURCED', 'HYBRID')),
    standard_hours real NOT NULL CHECK (standard_hours > 0),
    expedite_hours real NOT NULL CHECK (expedite_hours > 0),
    rework_hours real NOT NULL CHECK (rework_hours > 0),
    hourly_rate money_amount CHECK (hourly_rate >= 0),
    currency currency NOT NULL,
    time_zone text,
    working_days text[] CHECK (working_days <@ ARRAY['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] AND cardinality(working_days) > 0),
    working_hours text CHECK (working_hours ~ '^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
    holidays date[] NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, currency),
    CHECK (production_model = 'OUTSOURCED' OR hourly_rate IS NOT NULL)
  );
  ALTER TABLE api_key ADD CONSTRAINT api_key_vendor FOREIGN KEY (vendor_id) REFERENCES vendor;
  ALTER TABLE upload ADD CONSTRAINT upload_vendor FOREIGN KEY (vendor_id) REFERENCES vendor;

  -- Law 13: a rate, like every cost, is in its vendor's own currency; the foreign key holds them together.
  CREATE TABLE rate (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    vendor_id uuid NOT NULL REFERENCES vendor,
    tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 4),
    view picture_view,
    price money_amount NOT NULL CHECK (price >= 0),
    extra_round_price money_amount CHECK (extra_round_price >= 0),
    currency currency NOT NULL,
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to >= valid_from),
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (vendor_id, currency) REFERENCES vendor (id, currency),
    UNIQUE NULLS NOT DISTINCT (vendor_id, tier, view, valid_from)
  );`;
