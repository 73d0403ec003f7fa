import type { Transaction } from './database';

/** A fact, appended once and never changed (PRODUCT §2). Which fields a kind has is told in the import formats. */
export interface Fact {
  kind: EventKind;
  /** Given by an import; otherwise the database makes one. */
  id?: string;
  at: Date | string;
  shotId?: string;
  skuId?: string;
  vendorId?: string | null;
  round?: number;
  batch?: string | null;
  service?: string;
  dueAt?: Date | string;
  outcome?: string;
  origin?: string;
  verdict?: string;
  cause?: string | null;
  tags?: readonly string[];
  edgeArtefacts?: number | null;
  metalLab?: readonly number[] | null;
  boardDeltaE?: number | null;
  boardTolerance?: number | null;
  template?: string;
  channel?: string;
  format?: string;
  bytes?: number;
  final?: boolean;
  step?: string;
  minutes?: number;
  tier?: number;
  amount?: string;
  currency?: string;
  reason?: string;
  units?: number;
  device?: string;
  milliseconds?: number;
  personId?: string | null;
  keyId?: string | null;
}

export type EventKind =
  | 'CAPTURED'
  | 'SOURCE_RECEIVED'
  | 'SOURCE_AUDITED'
  | 'HANDED_OVER'
  | 'SUBMITTED'
  | 'MEASURED'
  | 'VETOED'
  | 'REVIEWED'
  | 'RECLASSIFIED'
  | 'EXPORTED'
  | 'WENT_LIVE'
  | 'WITHDRAWN'
  | 'TIME_LOGGED'
  | 'COST_BOOKED'
  | 'SOLD'
  | 'RETURNED'
  | 'PAGE_LOADED'
  | 'MEASURE_FAILED'
  | 'VETO_OVERRULED'
  | 'SIGNED_OFF'
  | 'JOB_CANCELLED'
  | 'REOPENED'
  | 'SCHEDULED'
  | 'CALLED_OFF';

/** Column of each field; jsonb_to_recordset reads the batch in one statement, however many facts it holds. */
const COLUMNS: Readonly<Record<keyof Fact, string>> = {
  id: 'text',
  at: 'timestamptz',
  kind: 'event_kind',
  shotId: 'uuid',
  skuId: 'uuid',
  vendorId: 'uuid',
  round: 'integer',
  batch: 'text',
  service: 'text',
  dueAt: 'timestamptz',
  outcome: 'text',
  origin: 'text',
  verdict: 'text',
  cause: 'text',
  tags: 'text[]',
  edgeArtefacts: 'double precision',
  metalLab: 'double precision[]',
  boardDeltaE: 'double precision',
  boardTolerance: 'double precision',
  template: 'text',
  channel: 'text',
  format: 'text',
  bytes: 'bigint',
  final: 'boolean',
  step: 'text',
  minutes: 'double precision',
  tier: 'smallint',
  amount: 'numeric',
  currency: 'text',
  reason: 'text',
  units: 'integer',
  device: 'text',
  milliseconds: 'double precision',
  personId: 'uuid',
  keyId: 'uuid',
};

const fields = Object.keys(COLUMNS) as (keyof Fact)[];
const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const appendStatement = `
  INSERT INTO event (${fields.map(snake).join(', ')})
  SELECT ${fields.map((field) => (field === 'id' ? 'coalesce(f.id, gen_random_uuid()::text)' : `f."${field}"`)).join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS f(${fields.map((field) => `"${field}" ${COLUMNS[field]}`).join(', ')})`;

/** Appends facts in the transaction of the write that they tell of. */
export async function appendFacts(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  if (facts.length > 0) await tx.rows(appendStatement, [JSON.stringify(facts)]);
}
