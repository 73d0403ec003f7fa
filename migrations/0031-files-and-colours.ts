import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of each shot its files and the colour of its metal are kept too: all is folded anew. And the name of a file stands in its URL as it is: names have been made so
 * from the beginning (`slug`), now they cannot be otherwise.
 */
export class FilesAndColours1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `${BEGIN_ANEW} ALTER TABLE rendition ADD CONSTRAINT rendition_filename_plain CHECK (filename ~ '^[A-Za-z0-9._-]+$');`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEGIN_ANEW} ALTER TABLE rendition DROP CONSTRAINT rendition_filename_plain;`);
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';
