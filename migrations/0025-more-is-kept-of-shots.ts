import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each shot it is also kept what was measured and logged of it (hours, edge artefacts, board match, issues): such facts make it stale too, and all is folded anew. */
export class MoreIsKeptOfShots1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEGIN_ANEW} ${staleOn([...KINDS, 'MEASURED', 'TIME_LOGGED'])}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEGIN_ANEW} ${staleOn(KINDS)}`);
  }
}

const BEGIN_ANEW = 'TRUNCATE rollup_stale, rollup_fact, rollup_cell; UPDATE rollup_state SET time_zone = NULL;';

// As migration 0019 had them: one migration imports no other, for what has run must stay as it was.
const KINDS = [
  ...['CAPTURED', 'SOURCE_RECEIVED', 'HANDED_OVER', 'SUBMITTED', 'REVIEWED'],
  ...['VETOED', 'RECLASSIFIED', 'COST_BOOKED', 'EXPORTED', 'WENT_LIVE'],
];

function staleOn(kinds: readonly string[]): string {
  return `CREATE OR REPLACE FUNCTION events_make_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO rollup_stale (shot_id) SELECT DISTINCT shot_id FROM appended WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')});
    RETURN NULL;
  END $$;`;
}
