import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each fold changes most cells: with room beside them their new versions stay on the page (HOT), and what they leave is cleared as it is read. Without, years of folds leave a table many times its size. */
export class RoomInCells1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rollup_cell SET (fillfactor = 50);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rollup_cell RESET (fillfactor);');
  }
}
