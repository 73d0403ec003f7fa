import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A publication shows the files that were there when it was published, of each template the newest; `on_show` is null for a file that never was.
 * Schedules that are called off, and new ends, leave events.
 */
export class FilesOnShow1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rendition ADD COLUMN on_show boolean, ADD CHECK (on_show IS NULL OR exported_at IS NOT NULL);
      UPDATE rendition d SET on_show = true FROM export_template t
      WHERE t.id = d.template_id AND d.exported_at IS NOT NULL
        AND EXISTS (SELECT FROM publication p WHERE p.revision_id = d.revision_id AND p.channel_id = t.channel_id);
      ALTER TYPE event_kind ADD VALUE 'CALLED_OFF';`);
  }

  /** A value of a type cannot be taken back; nothing else uses it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rendition DROP COLUMN on_show;');
  }
}
