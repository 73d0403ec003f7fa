import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Collections → SKUs → colourways → shots, and the originals and uploads that pictures come in by. */
export class Catalogue1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(catalogue);
    await runner.query(originals);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE upload, original, shot, colourway, sku, collection;
      DELETE FROM state_move WHERE thing IN ('shot', 'upload');`);
  }
}

const catalogue = `
  CREATE TABLE collection (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code code NOT NULL UNIQUE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    season text CHECK (length(season) BETWEEN 1 AND 100),
    launch_date date,
    crop_ratio text CHECK (crop_ratio ~ '^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$'),
    background_standard_code code,
    acceptance_rules_code code,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE sku (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    collection_id uuid NOT NULL REFERENCES collection,
    code code NOT NULL UNIQUE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    style style NOT NULL,
    tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 4),
    featured boolean NOT NULL DEFAULT false,
    traits text[] NOT NULL DEFAULT '{}' CHECK (traits <@ ARRAY['CHAIN', 'FILIGREE', 'OPEN_SETTING', 'TRANSPARENT_STONE']),
    width_mm real CHECK (width_mm > 0),
    height_mm real CHECK (height_mm > 0),
    prongs integer CHECK (prongs >= 0),
    stone_count integer CHECK (stone_count >= 0),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX sku_collection ON sku (collection_id, code);

  CREATE TABLE colourway (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    sku_id uuid NOT NULL REFERENCES sku,
    code code NOT NULL,
    metal metal NOT NULL,
    second_metal metal,
    finish finish NOT NULL,
    stones jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(stones) = 'array'),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (sku_id, code)
  );

  CREATE TABLE shot (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    colourway_id uuid NOT NULL REFERENCES colourway,
    view picture_view NOT NULL,
    number integer NOT NULL DEFAULT 1 CHECK (number >= 1),
    reference text NOT NULL UNIQUE,
    status text NOT NULL DEFAULT 'PLANNED' CHECK (status IN
      ('PLANNED', 'SOURCED', 'READY', 'RESHOOT', 'IN_RETOUCH', 'IN_REVIEW', 'APPROVED', 'EXPORTED', 'LIVE', 'WITHDRAWN')),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (colourway_id, view, number)
  );
  INSERT INTO state_move VALUES
    ('shot', 'PLANNED', 'SOURCED'),
    ('shot', 'SOURCED', 'READY'), ('shot', 'SOURCED', 'RESHOOT'),
    ('shot', 'READY', 'SOURCED'), ('shot', 'RESHOOT', 'SOURCED'),
    ('shot', 'READY', 'IN_RETOUCH'), ('shot', 'IN_RETOUCH', 'READY'),
    ('shot', 'IN_RETOUCH', 'IN_REVIEW'), ('shot', 'IN_REVIEW', 'IN_RETOUCH'),
    ('shot', 'IN_REVIEW', 'APPROVED'), ('shot', 'APPROVED', 'EXPORTED'), ('shot', 'EXPORTED', 'LIVE'),
    ('shot', 'LIVE', 'WITHDRAWN'), ('shot', 'WITHDRAWN', 'LIVE'),
    ('shot', 'APPROVED', 'READY'), ('shot', 'EXPORTED', 'READY'), ('shot', 'LIVE', 'READY'), ('shot', 'WITHDRAWN', 'READY');
  CREATE TRIGGER shot_moves BEFORE UPDATE ON shot FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move('shot');`;

const originals = `
  -- Law 10: an original is named by its content and never changes.
  CREATE TABLE original (
    sha256 sha256 PRIMARY KEY,
    media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp', 'image/tiff')),
    byte_size bigint NOT NULL CHECK (byte_size > 0),
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TRIGGER original_is_append_only BEFORE UPDATE OR DELETE ON original FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
  CREATE TRIGGER original_is_not_truncated BEFORE TRUNCATE ON original FOR EACH STATEMENT EXECUTE FUNCTION refuse_any_change();

  -- A file on its way in. PENDING waits for its bytes, RECEIVED for its check; a REFUSED one says why and blocks nothing.
  CREATE TABLE upload (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    vendor_id uuid,
    purpose text NOT NULL CHECK (purpose IN ('PICTURE', 'IMPORT')),
    filename text NOT NULL CHECK (length(filename) BETWEEN 1 AND 255),
    byte_size bigint NOT NULL CHECK (byte_size > 0),
    sha256 sha256 NOT NULL,
    status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'RECEIVED', 'READY', 'REFUSED')),
    refusal_code text,
    refusal text,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CHECK ((status = 'REFUSED') = (refusal_code IS NOT NULL))
  );
  CREATE INDEX upload_expiry ON upload (expires_at) WHERE status IN ('PENDING', 'RECEIVED');
  INSERT INTO state_move VALUES
    ('upload', 'PENDING', 'RECEIVED'), ('upload', 'RECEIVED', 'READY'), ('upload', 'RECEIVED', 'REFUSED');
  CREATE TRIGGER upload_moves BEFORE UPDATE ON upload FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move('upload');`;
