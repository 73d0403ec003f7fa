import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody judges what they retouched (PRODUCT §1), also who only logged minutes on it: kept by the database for verdicts and overruled vetoes. */
export class NobodyJudgesOwnWork1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION retouched(revision uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT FROM revision r WHERE r.id = revision AND (r.person_id = person OR r.steps @> jsonb_build_array(jsonb_build_object('personId', person))
            OR EXISTS (SELECT FROM time_log l WHERE l.job_id = r.job_id AND l.person_id = person)))
      $$;

      CREATE FUNCTION nobody_judges_own_work() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF retouched(NEW.revision_id, NEW.person_id) THEN
          RAISE check_violation USING MESSAGE = 'nobody judges what they retouched';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER review_of_others BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION nobody_judges_own_work();
      CREATE TRIGGER veto_overrule_of_others BEFORE INSERT ON veto_overrule FOR EACH ROW EXECUTE FUNCTION nobody_judges_own_work();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER veto_overrule_of_others ON veto_overrule;
      DROP TRIGGER review_of_others ON review;
      DROP FUNCTION nobody_judges_own_work, retouched;`);
  }
}
