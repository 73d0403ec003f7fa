import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures that Loupe has drawn for people: heat maps, before and after, contact sheets. Each can be drawn again at any time. */
export class Drawings1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE drawing (
        key sha256 PRIMARY KEY, -- of everything that is seen in it
        sha256 sha256 NOT NULL,
        byte_size bigint NOT NULL CHECK (byte_size > 0),
        drawn_at timestamptz NOT NULL DEFAULT now()
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE drawing;');
  }
}
