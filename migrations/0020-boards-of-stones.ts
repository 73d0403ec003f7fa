import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A board tells what surrounded its exemplars, so that a studio can set up the same light again; boards of stones need nothing but their subject. */
export class BoardsOfStones1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reference_board ADD COLUMN shadow_density real CHECK (shadow_density BETWEEN 0 AND 1);
      ALTER TABLE reference_board ADD COLUMN white_balance jsonb;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reference_board DROP COLUMN shadow_density; ALTER TABLE reference_board DROP COLUMN white_balance;');
  }
}
