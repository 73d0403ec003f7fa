import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a picture shows, in 256 bits that alike pictures share: found by counting the bits that differ. One of each original, whatever was known of its piece. */
export class Fingerprints1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fingerprint (
        sha256 sha256 PRIMARY KEY REFERENCES original,
        version text NOT NULL,
        code bit(256) NOT NULL,
        lab double precision[] NOT NULL CHECK (cardinality(lab) = 3)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fingerprint;');
  }
}
