import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sources and their audits, batches, jobs, revisions, what was measured of them, sign-offs and reviews, time and money. */
export class Retouching1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [sources, jobs, measurements, revisions, reviews, money]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE cost, time_log, cause_change, review, sign_off, veto_overrule, revision, quality, inspection, job_board, job,
        batch_shot, batch, source_audit, source;
      DROP FUNCTION hand_over_needs_a_confirmed_source;
      DELETE FROM state_move WHERE thing IN ('job', 'revision');`);
  }
}

const sources = `
  CREATE TABLE source (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shot_id uuid NOT NULL REFERENCES shot,
    number integer NOT NULL CHECK (number >= 1),
    sha256 sha256 NOT NULL REFERENCES original,
    captured_at timestamptz NOT NULL,
    lighting text CHECK (length(lighting) BETWEEN 1 AND 100),
    raw_name text CHECK (length(raw_name) BETWEEN 1 AND 255),
    raw_sha256 sha256,
    raw_converter text CHECK (length(raw_converter) BETWEEN 1 AND 200),
    colour_chart jsonb,
    person_id uuid NOT NULL REFERENCES person,
    received_at timestamptz NOT NULL,
    UNIQUE (shot_id, number)
  );

  -- Measured by Loupe, confirmed by a person: outcome is the person's.
  CREATE TABLE source_audit (
    source_id uuid PRIMARY KEY REFERENCES source,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'READY', 'FAILED')),
    failure text,
    algorithm_version text,
    suggested_outcome text CHECK (suggested_outcome IN ('PASS', 'REPAIR', 'RESHOOT')),
    checks jsonb NOT NULL DEFAULT '[]',
    not_applicable jsonb NOT NULL DEFAULT '[]',
    outcome text CHECK (outcome IN ('PASS', 'REPAIR', 'RESHOOT')),
    comment text CHECK (length(comment) <= 4000),
    person_id uuid REFERENCES person,
    confirmed_at timestamptz,
    CHECK ((outcome IS NULL) = (confirmed_at IS NULL)),
    CHECK ((outcome IS NULL) = (person_id IS NULL)),
    CHECK (outcome IS NULL OR state <> 'PENDING')
  );`;

const jobs = `
  CREATE TABLE batch (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code code NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE batch_shot (
    batch_id uuid NOT NULL REFERENCES batch,
    shot_id uuid NOT NULL REFERENCES shot,
    PRIMARY KEY (batch_id, shot_id)
  );
  CREATE INDEX batch_shot_shot ON batch_shot (shot_id);

  -- Law 8: what the job is judged by is fixed at hand-over, and so is its price.
  CREATE TABLE job (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shot_id uuid NOT NULL REFERENCES shot,
    vendor_id uuid NOT NULL REFERENCES vendor,
    batch_id uuid REFERENCES batch,
    source_id uuid NOT NULL REFERENCES source,
    brief text NOT NULL DEFAULT '' CHECK (length(brief) <= 10000),
    service vendor_service NOT NULL,
    due_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'SUBMITTED', 'REWORK', 'DONE', 'CANCELLED')),
    retouch_template_id uuid REFERENCES retouch_template,
    background_standard_id uuid NOT NULL REFERENCES background_standard,
    acceptance_rules_id uuid NOT NULL REFERENCES acceptance_rules,
    price money_amount CHECK (price >= 0),
    extra_round_price money_amount CHECK (extra_round_price >= 0),
    tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 4),
    metal metal NOT NULL,
    has_stones boolean NOT NULL,
    handed_over_at timestamptz NOT NULL,
    UNIQUE (id, shot_id)
  );
  CREATE UNIQUE INDEX job_one_at_a_time ON job (shot_id) WHERE status IN ('OPEN', 'SUBMITTED', 'REWORK');
  CREATE INDEX job_of_vendor ON job (vendor_id, status, due_at);
  CREATE INDEX job_source ON job (source_id);
  CREATE TABLE job_board (
    job_id uuid NOT NULL REFERENCES job,
    board_id uuid NOT NULL REFERENCES reference_board,
    PRIMARY KEY (job_id, board_id)
  );
  CREATE INDEX job_board_board ON job_board (board_id);

  INSERT INTO state_move VALUES
    ('job', 'OPEN', 'SUBMITTED'), ('job', 'SUBMITTED', 'REWORK'), ('job', 'REWORK', 'SUBMITTED'), ('job', 'SUBMITTED', 'DONE'),
    ('job', 'OPEN', 'CANCELLED'), ('job', 'REWORK', 'CANCELLED');
  CREATE TRIGGER job_moves BEFORE UPDATE ON job FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move('job');

  CREATE FUNCTION hand_over_needs_a_confirmed_source() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM source s JOIN source_audit a ON a.source_id = s.id
                   WHERE s.id = NEW.source_id AND s.shot_id = NEW.shot_id AND a.outcome IN ('PASS', 'REPAIR')) THEN
      RAISE check_violation USING MESSAGE = 'law 2: a hand-over needs a source of the shot whose audit a person confirmed as PASS or REPAIR';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER job_law_2 BEFORE INSERT OR UPDATE OF source_id, shot_id ON job
    FOR EACH ROW EXECUTE FUNCTION hand_over_needs_a_confirmed_source();`;

const measurements = `
  -- What the pixels say, once per picture and version of the code that measures; independent of any board or rule.
  -- key = hash over picture, list, algorithm and what the catalogue knew of the piece.
  CREATE TABLE inspection (
    key sha256 PRIMARY KEY,
    sha256 sha256 NOT NULL REFERENCES original,
    algorithm_version text NOT NULL,
    measured jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TRIGGER inspection_is_append_only BEFORE UPDATE OR DELETE ON inspection FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
  CREATE TRIGGER inspection_is_not_truncated BEFORE TRUNCATE ON inspection FOR EACH STATEMENT EXECUTE FUNCTION refuse_any_change();

  -- That, judged by the versions a job was promised. key = hash over picture, source, algorithm, boards, standard and rules.
  CREATE TABLE quality (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    key sha256 NOT NULL UNIQUE,
    job_id uuid NOT NULL REFERENCES job,
    sha256 sha256 NOT NULL REFERENCES original,
    algorithm_version text NOT NULL,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'READY', 'FAILED')),
    failure text,
    machine_verdict text CHECK (machine_verdict IN ('PASS', 'WARN', 'REJECT')),
    measured jsonb,
    findings jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'READY') = (machine_verdict IS NOT NULL)),
    CHECK ((state = 'READY') = (measured IS NOT NULL))
  );`;

const revisions = `
  -- Law 1 is the check on steps; law 11 the two unique keys.
  CREATE TABLE revision (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    shot_id uuid NOT NULL REFERENCES shot,
    job_id uuid NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    sha256 sha256 NOT NULL REFERENCES original,
    origin origin NOT NULL,
    ai_model text CHECK (length(ai_model) BETWEEN 1 AND 200),
    ai_lora text CHECK (length(ai_lora) BETWEEN 1 AND 200),
    cutout_method cutout_method NOT NULL,
    based_on_revision_id uuid REFERENCES revision,
    steps jsonb NOT NULL CHECK (jsonb_path_query_array(steps, '$[*].step') = '["CLEANUP", "COLOUR", "STRUCTURE", "FINAL_QC"]'),
    status text NOT NULL DEFAULT 'SUBMITTED' CHECK (status IN
      ('SUBMITTED', 'MEASURED', 'MEASURE_FAILED', 'VETOED', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED')),
    quality_id uuid REFERENCES quality,
    person_id uuid NOT NULL REFERENCES person,
    submitted_at timestamptz NOT NULL,
    approved_at timestamptz,
    FOREIGN KEY (job_id, shot_id) REFERENCES job (id, shot_id),
    UNIQUE (shot_id, number),
    UNIQUE (job_id, sha256),
    CHECK ((origin = 'MANUAL') = (ai_model IS NULL)),
    CHECK (status NOT IN ('MEASURED', 'VETOED', 'IN_REVIEW', 'APPROVED') OR quality_id IS NOT NULL)
  );
  CREATE INDEX revision_queue ON revision (submitted_at, id) WHERE status IN ('IN_REVIEW', 'MEASURE_FAILED');
  CREATE INDEX revision_job ON revision (job_id, number);
  CREATE INDEX revision_sha256 ON revision (sha256);
  INSERT INTO state_move VALUES
    ('revision', 'SUBMITTED', 'MEASURED'), ('revision', 'MEASURED', 'IN_REVIEW'), ('revision', 'MEASURED', 'VETOED'),
    ('revision', 'VETOED', 'IN_REVIEW'),
    ('revision', 'IN_REVIEW', 'APPROVED'), ('revision', 'IN_REVIEW', 'REJECTED'), ('revision', 'IN_REVIEW', 'CHANGES_REQUESTED'),
    ('revision', 'SUBMITTED', 'MEASURE_FAILED'), ('revision', 'MEASURE_FAILED', 'SUBMITTED'),
    ('revision', 'MEASURE_FAILED', 'CHANGES_REQUESTED');
  CREATE TRIGGER revision_moves BEFORE UPDATE ON revision FOR EACH ROW EXECUTE FUNCTION refuse_unknown_move('revision');

  CREATE TABLE veto_overrule (
    revision_id uuid PRIMARY KEY REFERENCES revision,
    person_id uuid NOT NULL REFERENCES person,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
    at timestamptz NOT NULL
  );`;

const reviews = `
  -- A sign-off holds for the previews it was given on: previews_sha256 is the hash over their bytes (see the function previews_sha256).
  CREATE TABLE sign_off (
    revision_id uuid NOT NULL REFERENCES revision,
    device device NOT NULL,
    previews_sha256 sha256 NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (revision_id, device, previews_sha256)
  );

  -- Law 7: one review stands per revision.
  CREATE TABLE review (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    revision_id uuid NOT NULL UNIQUE REFERENCES revision,
    person_id uuid NOT NULL REFERENCES person,
    verdict verdict NOT NULL,
    zoomed boolean NOT NULL,
    crop_balance check_verdict NOT NULL,
    shadow_behaviour check_verdict NOT NULL,
    edge_purity check_verdict NOT NULL,
    metal_tone check_verdict NOT NULL,
    gemstone_accuracy check_verdict NOT NULL,
    export_settings check_verdict NOT NULL,
    tags jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(tags) = 'array'),
    comment text CHECK (length(comment) <= 10000),
    cause cause,
    reviewed_sha256 sha256 NOT NULL,
    previews_sha256 sha256,
    at timestamptz NOT NULL,
    CHECK ((verdict = 'APPROVED') = (cause IS NULL)),
    CHECK (verdict <> 'APPROVED' OR (zoomed AND 'FAIL' NOT IN
      (crop_balance, shadow_behaviour, edge_purity, metal_tone, gemstone_accuracy, export_settings))),
    CHECK (verdict = 'REJECTED' OR NOT tags @> '[{"tag": "STRUCTURE_DISTORTION"}]')
  );
  CREATE TRIGGER review_is_append_only BEFORE UPDATE OR DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
  CREATE TRIGGER review_is_not_truncated BEFORE TRUNCATE ON review FOR EACH STATEMENT EXECUTE FUNCTION refuse_any_change();

  CREATE TABLE cause_change (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    review_id uuid NOT NULL REFERENCES review,
    cause cause NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
    person_id uuid NOT NULL REFERENCES person,
    at timestamptz NOT NULL
  );
  CREATE INDEX cause_change_review ON cause_change (review_id, at);`;

const money = `
  CREATE TABLE time_log (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    job_id uuid NOT NULL REFERENCES job,
    revision_id uuid REFERENCES revision,
    step step_name NOT NULL,
    minutes real NOT NULL CHECK (minutes >= 0),
    person_id uuid NOT NULL REFERENCES person,
    at timestamptz NOT NULL
  );
  CREATE INDEX time_log_job ON time_log (job_id);

  -- Law 13. A job's RATE is booked once; an EXTRA_ROUND belongs to the round it paid for and may be credited when its cause changes.
  CREATE TABLE cost (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    job_id uuid NOT NULL REFERENCES job,
    vendor_id uuid NOT NULL REFERENCES vendor,
    revision_id uuid REFERENCES revision,
    reason text NOT NULL CHECK (reason IN ('RATE', 'EXTRA_ROUND', 'TIME', 'OTHER')),
    amount money_amount NOT NULL,
    currency currency NOT NULL,
    comment text CHECK (length(comment) <= 4000),
    person_id uuid NOT NULL REFERENCES person,
    at timestamptz NOT NULL,
    FOREIGN KEY (vendor_id, currency) REFERENCES vendor (id, currency),
    CHECK (reason <> 'EXTRA_ROUND' OR revision_id IS NOT NULL)
  );
  CREATE UNIQUE INDEX cost_rate_once ON cost (job_id) WHERE reason = 'RATE';
  CREATE INDEX cost_job ON cost (job_id);
  CREATE TRIGGER cost_is_append_only BEFORE UPDATE OR DELETE ON cost FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
  CREATE TRIGGER cost_is_not_truncated BEFORE TRUNCATE ON cost FOR EACH STATEMENT EXECUTE FUNCTION refuse_any_change();`;
