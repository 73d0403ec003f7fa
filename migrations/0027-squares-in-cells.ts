import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cells also hold the sum of the squares of their values, so that how far these lie apart can be told from cells; all is folded anew. */
export class SquaresInCells1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEGIN_ANEW} ALTER TABLE rollup_cell ADD COLUMN squares numeric NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rollup_cell DROP COLUMN squares;');
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';
