import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A publication shows the files that were there when it was published, of each template the newest; `on_show` is null for a file that never was. Which files those
 * are now is told by the next migration, which holds up nobody who reads. Schedules that are called off, and new ends, leave events.
 */
export class FilesOnShow1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rendition ADD COLUMN on_show boolean, ADD CONSTRAINT rendition_on_show CHECK (on_show IS NULL OR exported_at IS NOT NULL) NOT VALID;
      ALTER TYPE event_kind ADD VALUE IF NOT EXISTS 'CALLED_OFF';`);
  }

  /** A value of a type cannot be taken back; nothing else uses it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rendition DROP COLUMN on_show;');
  }
}
