import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The name of a file stands in its URL as it is: names have been made so from the beginning (`slug`), now they cannot be otherwise. */
export class PlainNamesOfFiles1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rendition ADD CONSTRAINT rendition_filename_plain CHECK (filename ~ '^[A-Za-z0-9._-]+$') NOT VALID;
      ALTER TABLE rendition VALIDATE CONSTRAINT rendition_filename_plain;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rendition DROP CONSTRAINT rendition_filename_plain;');
  }
}
