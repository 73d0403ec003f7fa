import type { MigrationInterface, QueryRunner } from 'typeorm';

/** While everything is folded anew, the cells count a part of it: `anew_until` is the last mark of those that were made then, null once all of them are folded in. */
export class FoldedAnew1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rollup_state ADD COLUMN anew_until bigint;
      UPDATE rollup_state SET anew_until = (SELECT max(id) FROM rollup_stale);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rollup_state DROP COLUMN anew_until;');
  }
}
