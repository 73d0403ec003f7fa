import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A shot may have alt texts of its own, a template may leave the colour of the ground to the background standard that the picture was made to, and whether the name
 * of a file is taken is found by an index.
 */
export class WordsAndGroundOfFiles1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE shot ADD COLUMN alt_texts jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(alt_texts) = 'object');
      DROP TRIGGER shot_is_told ON shot;
      CREATE TRIGGER shot_is_told AFTER UPDATE OF view, number, reference, colourway_id, alt_texts OR DELETE ON shot
        FOR EACH STATEMENT EXECUTE FUNCTION tell_shown();
      CREATE INDEX rendition_filename ON rendition (filename);
      ALTER TABLE export_template ALTER COLUMN background DROP NOT NULL;
      -- White was what a template had that did not say otherwise.
      UPDATE export_template SET background = NULL WHERE background = '#ffffff' AND retired_at IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX rendition_filename;
      UPDATE export_template SET background = '#ffffff' WHERE background IS NULL;
      ALTER TABLE export_template ALTER COLUMN background SET NOT NULL;
      DROP TRIGGER shot_is_told ON shot;
      CREATE TRIGGER shot_is_told AFTER UPDATE OF view, number, reference, colourway_id OR DELETE ON shot
        FOR EACH STATEMENT EXECUTE FUNCTION tell_shown();
      ALTER TABLE shot DROP COLUMN alt_texts;`);
  }
}
