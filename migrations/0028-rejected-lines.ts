import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import in part knows which lines it left out, so that these can be handed back as they stood; those before did not. */
export class RejectedLines1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import ADD COLUMN rejected_lines integer[] NOT NULL DEFAULT '{}',
      ADD COLUMN has_rejects boolean NOT NULL GENERATED ALWAYS AS (rejected_lines <> '{}') STORED;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import DROP COLUMN has_rejects, DROP COLUMN rejected_lines;');
  }
}
