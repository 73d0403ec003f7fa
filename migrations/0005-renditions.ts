import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels with their export templates, the renditions made by them, and what is published where. */
export class Renditions1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(channels);
    await runner.query(renditions);
    await runner.query(approval);
    await runner.query(publications);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER revision_laws_3_5_6 ON revision;
      DROP FUNCTION approval_needs_its_evidence, previews_sha256;
      ALTER TABLE api_key DROP CONSTRAINT api_key_channel;
      DROP TABLE publication, rendition, export_template, collection_channel, channel;
      DROP FUNCTION publication_needs_exports, refuse_other_bytes;
      DELETE FROM state_move WHERE thing IN ('rendition', 'publication');`);
  }
}

const channels = `
  CREATE TABLE channel (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code code NOT NULL UNIQUE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    locales text[] NOT NULL CHECK (cardinality(locales) BETWEEN 1 AND 50),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  ALTER TABLE api_key ADD CONSTRAINT api_key_channel FOREIGN KEY (channel_id) REFERENCES channel;

  CREATE TABLE collection_channel (
    collection_id uuid NOT NULL REFERENCES collection,
    channel_id uuid NOT NULL REFERENCES channel,
    PRIMARY KEY (collection_id, channel_id)
  );
  CREATE INDEX collection_channel_channel ON collection_channel (channel_id);

  -- A template never changes: saving one makes a new version, so that a rendition always tells what it was made by.
  CREATE TABLE export_template (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    channel_id uuid NOT NULL REFERENCES channel,
    code code NOT NULL,
    version integer NOT NULL CHECK (version >= 1),
    views text[] NOT NULL,
    formats text[] NOT NULL CHECK (formats <@ ARRAY['JPEG', 'WEBP', 'AVIF', 'PNG'] AND cardinality(formats) > 0),
    widths integer[] NOT NULL CHECK (cardinality(widths) BETWEEN 1 AND 10 AND 16 <= ALL (widths) AND 16384 >= ALL (widths)),
    aspect text CHECK (aspect ~ '^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$'),
    padding real NOT NULL CHECK (padding >= 0 AND padding < 0.5),
    background text NOT NULL CHECK (background ~ '^#[0-9a-f]{6}$'),
    byte_budget integer CHECK (byte_budget >= 1000),
    quality integer NOT NULL CHECK (quality BETWEEN 1 AND 100),
    filename_pattern text NOT NULL CHECK (length(filename_pattern) BETWEEN 1 AND 200),
    alt_text_patterns jsonb NOT NULL CHECK (jsonb_typeof(alt_text_patterns) = 'object'),
    retired_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (channel_id, code, version)
  );
  CREATE UNIQUE INDEX export_template_current ON export_template (channel_id, code) WHERE retired_at IS NULL;`;

const renditions = `
  CREATE TABLE rendition (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    revision_id uuid NOT NULL REFERENCES revision,
    template_id uuid NOT NULL REFERENCES export_template,
    format text NOT NULL CHECK (format IN ('JPEG', 'WEBP', 'AVIF', 'PNG')),
    requested_width integer NOT NULL,
    status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'READY', 'FAILED')),
    failure_code text,
    failure text,
    sha256 sha256,
    width integer,
    height integer,
    bytes integer,
    quality integer,
    filename text,
    placeholder text,
    fidelity jsonb,
    exported_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (revision_id, template_id, format, requested_width),
    CHECK (status <> 'READY' OR (sha256 IS NOT NULL AND width IS NOT NULL AND height IS NOT NULL AND bytes IS NOT NULL
      AND filename IS NOT NULL AND placeholder IS NOT NULL)),
    CHECK (exported_at IS NULL OR status = 'READY')
  );
  CREATE INDEX rendition_media ON rendition (sha256, filename);
  CREATE INDEX rendition_template ON rendition (template_id);
  INSERT INTO state_move VALUES
    ('rendition', 'PENDING', 'READY'), ('rendition', 'PENDING', 'FAILED'), ('rendition', 'FAILED', 'PENDING');
  CREATE TRIGGER rendition_moves BEFORE UPDATE ON rendition FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move('rendition');

  -- Law 3: the bytes that were signed off are the bytes that go out.
  CREATE FUNCTION refuse_other_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.status = 'READY' AND (NEW.sha256, NEW.filename, NEW.status) IS DISTINCT FROM (OLD.sha256, OLD.filename, OLD.status) THEN
      RAISE restrict_violation USING MESSAGE = 'law 3: a rendition that is ready keeps its bytes';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER rendition_law_3 BEFORE UPDATE ON rendition FOR EACH ROW EXECUTE FUNCTION refuse_other_bytes();`;

const approval = `
  -- What a sign-off and an approval cover: the bytes of every preview not exported before; NULL while one of them is missing.
  -- What failed by a template that has been replaced since is wanted no longer.
  CREATE FUNCTION previews_sha256(revision uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN bool_and(r.status = 'READY')
      THEN encode(sha256(string_agg(r.id::text || ' ' || sha256 || ' ' || filename, E'\\n' ORDER BY r.id)::bytea), 'hex') END
    FROM rendition r WHERE revision_id = revision AND exported_at IS NULL
      AND NOT (status = 'FAILED' AND EXISTS (SELECT FROM export_template t WHERE t.id = r.template_id AND t.retired_at IS NOT NULL))
  $$;

  CREATE FUNCTION approval_needs_its_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM quality WHERE id = NEW.quality_id AND state = 'READY' AND sha256 = NEW.sha256) THEN
      RAISE check_violation USING MESSAGE = 'law 3: nothing is approved before it was measured';
    END IF;
    IF previews_sha256(NEW.id) IS NULL THEN
      RAISE check_violation USING MESSAGE = 'law 3: nothing is approved before its previews exist';
    END IF;
    IF NOT EXISTS (SELECT FROM review WHERE revision_id = NEW.id AND verdict = 'APPROVED' AND reviewed_sha256 = NEW.sha256
                   AND person_id <> NEW.person_id AND NOT NEW.steps @> jsonb_build_array(jsonb_build_object('personId', person_id))) THEN
      RAISE check_violation USING MESSAGE = 'law 3: nothing is approved without a person who did not retouch it';
    END IF;
    IF NEW.cutout_method = 'AUTO' AND EXISTS (
        SELECT FROM shot s JOIN colourway c ON c.id = s.colourway_id JOIN sku k ON k.id = c.sku_id
        WHERE s.id = NEW.shot_id AND s.view NOT IN ('ON_BODY', 'LIFESTYLE') AND cardinality(k.traits) > 0) THEN
      RAISE check_violation USING MESSAGE = 'law 5: an intricate piece is not approved with an automatic cut-out';
    END IF;
    IF NOT EXISTS (
        SELECT FROM review v JOIN sign_off o ON o.revision_id = v.revision_id AND o.previews_sha256 = v.previews_sha256
        WHERE v.revision_id = NEW.id AND v.previews_sha256 = previews_sha256(NEW.id) HAVING count(DISTINCT o.device) >= 2 AND bool_or(o.device = 'PHONE')) THEN
      RAISE check_violation USING MESSAGE = 'law 6: approval needs sign-offs from two kinds of device, a phone among them';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER revision_laws_3_5_6 BEFORE UPDATE OF status ON revision
    FOR EACH ROW WHEN (NEW.status = 'APPROVED' AND OLD.status <> 'APPROVED') EXECUTE FUNCTION approval_needs_its_evidence();`;

const publications = `
  CREATE TABLE publication (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shot_id uuid NOT NULL REFERENCES shot,
    channel_id uuid NOT NULL REFERENCES channel,
    revision_id uuid NOT NULL REFERENCES revision,
    status text NOT NULL CHECK (status IN ('SCHEDULED', 'LIVE', 'WITHDRAWN')),
    goes_live_at timestamptz NOT NULL,
    ends_at timestamptz,
    withdrawn_at timestamptz,
    reason text CHECK (length(reason) <= 4000),
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (ends_at > goes_live_at),
    CHECK ((status = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX publication_live ON publication (channel_id, shot_id) WHERE status = 'LIVE';
  CREATE UNIQUE INDEX publication_scheduled ON publication (channel_id, shot_id) WHERE status = 'SCHEDULED';
  CREATE INDEX publication_of_revision ON publication (revision_id, channel_id);
  CREATE INDEX publication_shot ON publication (shot_id);
  INSERT INTO state_move VALUES
    ('publication', 'SCHEDULED', 'LIVE'), ('publication', 'LIVE', 'WITHDRAWN'), ('publication', 'SCHEDULED', 'WITHDRAWN');
  CREATE TRIGGER publication_moves BEFORE UPDATE ON publication FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move('publication');

  CREATE FUNCTION publication_needs_exports() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM revision WHERE id = NEW.revision_id AND shot_id = NEW.shot_id AND status = 'APPROVED') OR NOT EXISTS (
        SELECT FROM rendition r JOIN export_template t ON t.id = r.template_id
        WHERE r.revision_id = NEW.revision_id AND t.channel_id = NEW.channel_id AND r.exported_at IS NOT NULL) THEN
      RAISE check_violation USING MESSAGE = 'law 9: only what is approved and exported for the channel is published';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER publication_law_9 BEFORE INSERT OR UPDATE OF revision_id, channel_id, shot_id ON publication
    FOR EACH ROW EXECUTE FUNCTION publication_needs_exports();`;
