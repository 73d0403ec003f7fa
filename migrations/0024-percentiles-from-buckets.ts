import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cells tell in which buckets of values a percentile lies; this gives the values of those, so that an exact percentile needs no sorting of all. */
export class PercentilesFromBuckets1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX rollup_fact_bucket ON rollup_fact (kpi, vendor_id, bucket, day) INCLUDE (value);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX rollup_fact_bucket;');
  }
}
