import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept of shots lies in the order in which it was folded; asked for a month by vendor, the index alone answers, and reads that month's part of it. */
export class ExactFromAnIndex1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX rollup_fact_at;
      CREATE INDEX rollup_fact_at ON rollup_fact (kpi, at) INCLUDE (shot_id, vendor_id, tag, value);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX rollup_fact_at; CREATE INDEX rollup_fact_at ON rollup_fact (kpi, at);');
  }
}
