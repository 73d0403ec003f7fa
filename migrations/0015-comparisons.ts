import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was seen in a picture against its source: kept, so that other boards and rules judge it without another look at the pixels. */
export class Comparisons1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE comparison (
        key sha256 PRIMARY KEY,
        sha256 sha256 NOT NULL REFERENCES original,
        source_sha256 sha256 NOT NULL REFERENCES original,
        algorithm_version text NOT NULL,
        measured jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER comparison_is_append_only BEFORE UPDATE OR DELETE ON comparison FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
      CREATE TRIGGER comparison_is_not_truncated BEFORE TRUNCATE ON comparison FOR EACH STATEMENT EXECUTE FUNCTION refuse_any_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE comparison;');
  }
}
