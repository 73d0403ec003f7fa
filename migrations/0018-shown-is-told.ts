import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every process that keeps answers for storefronts hears of each commit that may change one. */
export class ShownIsTold1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_shown() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NOTIFY loupe_shown; -- one of each transaction is sent, when it commits
        RETURN NULL;
      END $$;

      ${WHOLE.map(
        (table) => `CREATE TRIGGER ${table}_is_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION tell_shown();`,
      ).join('\n')}

      -- A shot is shown by its publication; its status changes all day, and is not shown.
      CREATE TRIGGER shot_is_told AFTER UPDATE OF view, number, reference, colourway_id OR DELETE ON shot
        FOR EACH STATEMENT EXECUTE FUNCTION tell_shown();

      -- Previews come and go all day, and are not shown.
      CREATE TRIGGER rendition_is_told AFTER INSERT OR UPDATE ON rendition
        FOR EACH ROW WHEN (NEW.exported_at IS NOT NULL) EXECUTE FUNCTION tell_shown();
      CREATE TRIGGER rendition_gone_is_told AFTER DELETE ON rendition
        FOR EACH ROW WHEN (OLD.exported_at IS NOT NULL) EXECUTE FUNCTION tell_shown();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER rendition_gone_is_told ON rendition;
      DROP TRIGGER rendition_is_told ON rendition;
      DROP TRIGGER shot_is_told ON shot;
      ${WHOLE.map((table) => `DROP TRIGGER ${table}_is_told ON ${table};`).join('\n')}
      DROP FUNCTION tell_shown;`);
  }
}

const WHOLE = ['collection', 'sku', 'colourway', 'channel', 'export_template', 'publication'];
