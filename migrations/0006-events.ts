import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log of facts that every KPI is computed from: appended once, never changed (laws 10 and 12, PRODUCT §5). */
export class Events1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(events);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event; DROP TYPE event_kind;');
  }
}

/** In the order that breaks ties of one instant (kpi-corners, 3); those behind PAGE_LOADED are for the audit trail and no KPI reads them. */
const kinds = [
  'CAPTURED',
  'SOURCE_RECEIVED',
  'SOURCE_AUDITED',
  'HANDED_OVER',
  'SUBMITTED',
  'MEASURED',
  'VETOED',
  'REVIEWED',
  'RECLASSIFIED',
  'EXPORTED',
  'WITHDRAWN',
  'WENT_LIVE',
  'TIME_LOGGED',
  'COST_BOOKED',
  'SOLD',
  'RETURNED',
  'PAGE_LOADED',
  'MEASURE_FAILED',
  'VETO_OVERRULED',
  'SIGNED_OFF',
  'JOB_CANCELLED',
  'REOPENED',
  'SCHEDULED',
];

const events = `
  CREATE TYPE event_kind AS ENUM (${kinds.map((kind) => `'${kind}'`).join(', ')});
  CREATE TABLE event (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    at timestamptz NOT NULL,
    kind event_kind NOT NULL,
    shot_id uuid REFERENCES shot,
    sku_id uuid REFERENCES sku,
    vendor_id uuid REFERENCES vendor,
    round integer CHECK (round >= 1),
    batch text,
    service vendor_service,
    due_at timestamptz,
    outcome text CHECK (outcome IN ('PASS', 'REPAIR', 'RESHOOT')),
    origin origin,
    verdict verdict,
    cause cause,
    tags text[],
    edge_artefacts double precision CHECK (edge_artefacts >= 0),
    metal_lab double precision[] CHECK (cardinality(metal_lab) = 3),
    board_delta_e double precision CHECK (board_delta_e >= 0),
    board_tolerance double precision CHECK (board_tolerance >= 0),
    template text,
    channel text,
    format text,
    bytes bigint CHECK (bytes >= 0),
    final boolean,
    step step_name,
    minutes double precision CHECK (minutes >= 0),
    tier smallint CHECK (tier BETWEEN 1 AND 4),
    amount money_amount,
    currency currency,
    reason text,
    units integer CHECK (units >= 0),
    device device,
    milliseconds double precision CHECK (milliseconds >= 0),
    person_id uuid REFERENCES person,
    key_id uuid REFERENCES api_key,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CHECK (CASE kind
      WHEN 'SOURCE_AUDITED' THEN outcome IS NOT NULL
      WHEN 'HANDED_OVER' THEN vendor_id IS NOT NULL AND due_at IS NOT NULL AND service IS NOT NULL
      WHEN 'SUBMITTED' THEN round IS NOT NULL AND vendor_id IS NOT NULL AND origin IS NOT NULL
      WHEN 'MEASURED' THEN round IS NOT NULL AND tags IS NOT NULL
      WHEN 'VETOED' THEN round IS NOT NULL AND tags IS NOT NULL
      WHEN 'REVIEWED' THEN round IS NOT NULL AND verdict IS NOT NULL AND tags IS NOT NULL AND (verdict = 'APPROVED') = (cause IS NULL)
      WHEN 'RECLASSIFIED' THEN round IS NOT NULL AND cause IS NOT NULL
      WHEN 'EXPORTED' THEN template IS NOT NULL AND channel IS NOT NULL AND format IS NOT NULL AND bytes IS NOT NULL AND final IS NOT NULL
      WHEN 'WENT_LIVE' THEN channel IS NOT NULL
      WHEN 'WITHDRAWN' THEN channel IS NOT NULL
      WHEN 'TIME_LOGGED' THEN vendor_id IS NOT NULL AND step IS NOT NULL AND minutes IS NOT NULL
      WHEN 'COST_BOOKED' THEN vendor_id IS NOT NULL AND tier IS NOT NULL AND amount IS NOT NULL AND currency IS NOT NULL
        AND reason IN ('RATE', 'EXTRA_ROUND', 'TIME', 'OTHER')
      WHEN 'SOLD' THEN sku_id IS NOT NULL AND units IS NOT NULL
      WHEN 'RETURNED' THEN sku_id IS NOT NULL AND units IS NOT NULL
      WHEN 'PAGE_LOADED' THEN channel IS NOT NULL AND template IS NOT NULL AND device IS NOT NULL AND milliseconds IS NOT NULL
      ELSE true END),
    CHECK (kind IN ('SOLD', 'RETURNED', 'PAGE_LOADED') OR shot_id IS NOT NULL)
  );
  CREATE INDEX event_of_shot ON event (shot_id, kind, at) WHERE shot_id IS NOT NULL;
  CREATE INDEX event_of_sku ON event (sku_id, kind, at) WHERE sku_id IS NOT NULL;
  CREATE INDEX event_by_kind ON event (kind, at);
  CREATE INDEX event_by_time ON event (at, seq);
  CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_any_change();
  CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_any_change();`;
