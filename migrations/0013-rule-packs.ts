import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shops ask of pictures, as data; what is measured of each file, when it is made; and what was shown despite a rule, with its reason. */
export class RulePacks1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A version never changes, so that a channel always tells which rules it was held against.
      CREATE TABLE rule_pack (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code code NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (code, version)
      );
      ALTER TABLE channel ADD COLUMN rule_pack_id uuid REFERENCES rule_pack;
      ALTER TABLE rendition ADD COLUMN facts jsonb;
      ALTER TABLE publication
        ADD COLUMN despite text[] NOT NULL DEFAULT '{}',
        ADD COLUMN despite_reason text CHECK (length(despite_reason) BETWEEN 1 AND 4000),
        ADD CHECK (cardinality(despite) = 0 OR despite_reason IS NOT NULL);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publication DROP COLUMN despite_reason, DROP COLUMN despite;
      ALTER TABLE rendition DROP COLUMN facts;
      ALTER TABLE channel DROP COLUMN rule_pack_id;
      DROP TABLE rule_pack;`);
  }
}
