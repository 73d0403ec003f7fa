import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of each shot its files and the colour of its metal are kept too: all is folded anew, and again whenever what is kept is another list, so that what a worker of an
 * earlier version has folded meanwhile is never read.
 */
export class FilesAndColours1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEGIN_ANEW} ALTER TABLE rollup_state ADD COLUMN kept text[];`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEGIN_ANEW} ALTER TABLE rollup_state DROP COLUMN kept;`);
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';
