import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has been shown so far is on show; from now on nothing is LIVE without a file that is (law 9). */
export class WhatIsOnShow1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE rendition d SET on_show = true FROM export_template t
      WHERE t.id = d.template_id AND d.exported_at IS NOT NULL AND EXISTS (
        SELECT FROM publication p WHERE p.revision_id = d.revision_id AND p.channel_id = t.channel_id
          AND p.status <> 'SCHEDULED' AND coalesce(p.withdrawn_at, 'infinity') >= p.goes_live_at);
      ALTER TABLE rendition VALIDATE CONSTRAINT rendition_on_show;
      CREATE FUNCTION live_shows_files() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
            SELECT FROM rendition r JOIN export_template t ON t.id = r.template_id
            WHERE r.revision_id = NEW.revision_id AND t.channel_id = NEW.channel_id AND r.on_show) THEN
          RAISE check_violation USING MESSAGE = 'law 9: what is live shows files';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER publication_shows_files BEFORE INSERT OR UPDATE OF status ON publication FOR EACH ROW WHEN (NEW.status = 'LIVE')
        EXECUTE FUNCTION live_shows_files();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER publication_shows_files ON publication; DROP FUNCTION live_shows_files;');
  }
}
