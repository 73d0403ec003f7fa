import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose pictures they are, written into each file that a template makes. */
export class FileWords1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE export_template
        ADD COLUMN creator text CHECK (length(creator) BETWEEN 1 AND 300),
        ADD COLUMN rights text CHECK (length(rights) BETWEEN 1 AND 1000);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE export_template DROP COLUMN rights, DROP COLUMN creator;');
  }
}
