import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Law 8 in the database: what was submitted, and what was measured of it, does not change under those who judged by it. */
export class JudgedOnce1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(measurements);
    await runner.query(revisions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER revision_law_8 ON revision;
      DROP TRIGGER quality_law_8 ON quality;
      DROP FUNCTION refuse_other_submission, refuse_other_measurement;`);
  }
}

const measurements = `
  -- Only a wish or a failure gives way to what is found.
  CREATE FUNCTION refuse_other_measurement() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'READY' AND
      (NEW.key, NEW.job_id, NEW.sha256, NEW.algorithm_version, NEW.state, NEW.machine_verdict, NEW.measured, NEW.findings) IS DISTINCT FROM
      (OLD.key, OLD.job_id, OLD.sha256, OLD.algorithm_version, OLD.state, OLD.machine_verdict, OLD.measured, OLD.findings) THEN
      RAISE restrict_violation USING MESSAGE = 'law 8: what was measured stays as it was first measured';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER quality_law_8 BEFORE UPDATE ON quality FOR EACH ROW EXECUTE FUNCTION refuse_other_measurement();`;

const revisions = `
  -- Only the state of a revision changes, and its measurement until it is decided on.
  CREATE FUNCTION refuse_other_submission() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.shot_id, NEW.job_id, NEW.number, NEW.sha256, NEW.origin, NEW.ai_model, NEW.ai_lora, NEW.cutout_method,
        NEW.based_on_revision_id, NEW.steps, NEW.person_id, NEW.submitted_at) IS DISTINCT FROM
       (OLD.shot_id, OLD.job_id, OLD.number, OLD.sha256, OLD.origin, OLD.ai_model, OLD.ai_lora, OLD.cutout_method,
        OLD.based_on_revision_id, OLD.steps, OLD.person_id, OLD.submitted_at) THEN
      RAISE restrict_violation USING MESSAGE = 'a revision is immutable: submit another';
    END IF;
    IF NEW.quality_id IS DISTINCT FROM OLD.quality_id AND OLD.status IN ('VETOED', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED') THEN
      RAISE restrict_violation USING MESSAGE = 'law 8: a revision keeps the measurement that it was decided on';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER revision_law_8 BEFORE UPDATE ON revision FOR EACH ROW EXECUTE FUNCTION refuse_other_submission();`;
