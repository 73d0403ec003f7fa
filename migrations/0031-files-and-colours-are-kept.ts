import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each shot its files and the colour of its metal are kept too: all is folded anew. */
export class FilesAndColoursAreKept1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BEGIN_ANEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEGIN_ANEW);
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';
