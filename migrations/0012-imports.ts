import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports that were asked for through the API, and what became of each. */
export class Imports1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(imports);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import;');
  }
}

const imports = `
  CREATE TABLE import (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    upload_id uuid NOT NULL REFERENCES upload,
    kind text NOT NULL CHECK (kind IN ('CATALOGUE', 'VENDORS', 'RATES', 'EVENTS')),
    partial boolean NOT NULL,
    state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'REFUSED')),
    read integer NOT NULL DEFAULT 0,
    added integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    rejected integer NOT NULL DEFAULT 0,
    faults jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(faults) = 'array'),
    outside_laws jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(outside_laws) = 'array'),
    person_id uuid NOT NULL REFERENCES person,
    key_id uuid NOT NULL REFERENCES api_key,
    asked_at timestamptz NOT NULL,
    finished_at timestamptz,
    CHECK ((state IN ('DONE', 'REFUSED')) = (finished_at IS NOT NULL))
  );
  CREATE INDEX import_unfinished ON import (asked_at) WHERE state IN ('QUEUED', 'RUNNING');`;
