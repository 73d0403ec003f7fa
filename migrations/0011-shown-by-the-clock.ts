import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Law 9 by the clock: a publication whose time is over is shown no longer, also before a worker has made the move. */
export class ShownByTheClock1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One expression, so that the planner sees through it and the partial index of what is live still serves.
      CREATE FUNCTION is_shown(p publication) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT p.status = 'LIVE' AND (p.ends_at IS NULL OR p.ends_at > now())
      $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION is_shown');
  }
}
