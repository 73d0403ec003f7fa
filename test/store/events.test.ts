import { appendFacts, type Fact } from '../../src/store/events';
import type { Transaction } from '../../src/store/database';
import { freshDatabase } from '../support/database';
import { pieceInReview, type PieceInReview } from '../support/pieceInReview';
import { undone } from '../support/undone';

const fresh = freshDatabase();
const AT = '2024-02-29T23:59:59.123456+01:00';

/** Appends facts about a ring in review, and answers what the log then holds of them. */
function appended(...facts: ((piece: PieceInReview) => Fact)[]): Promise<Record<string, unknown>[]> {
  return undone(fresh.database, async (tx) => {
    const piece = await pieceInReview(tx);
    await appendFacts(
      tx,
      facts.map((fact) => fact(piece)),
    );
    return logged(tx);
  });
}

/** Rows without what is NULL, and without what the database makes up. */
async function logged(tx: Transaction): Promise<Record<string, unknown>[]> {
  const rows = await tx.rows<{ row: Record<string, unknown> }>(
    `SELECT jsonb_strip_nulls(to_jsonb(e)) - '{seq,recorded_at,shot_id,sku_id,vendor_id}'::text[] AS row FROM event e ORDER BY seq`,
  );
  return rows.map(({ row }) => row);
}

const shotId = ({ shotId }: PieceInReview) => ({ shotId });

it('keeps every field of a fact, and its instant to the microsecond', async () => {
  const measured = {
    round: 2,
    tags: ['DUST', 'NOISE'],
    edgeArtefacts: 3,
    metalLab: [71.5, 4.25, 30.125],
    boardDeltaE: 1.5,
    boardTolerance: 2,
  };
  const [event] = await appended((piece) => ({ kind: 'MEASURED', id: 'of-the-import', at: AT, ...shotId(piece), ...measured }));
  expect(event).toEqual({
    ...{ id: 'of-the-import', kind: 'MEASURED', at: '2024-02-29T22:59:59.123456+00:00', round: 2, tags: ['DUST', 'NOISE'] },
    ...{ edge_artefacts: 3, metal_lab: [71.5, 4.25, 30.125], board_delta_e: 1.5, board_tolerance: 2 },
  });
});

it('keeps an amount to the last of its digits', async () => {
  const cost = { tier: 2, amount: '-123456789012.345678', currency: 'EUR', reason: 'OTHER' };
  const append = undone(fresh.database, async (tx) => {
    const piece = await pieceInReview(tx);
    await appendFacts(tx, [{ kind: 'COST_BOOKED', at: AT, shotId: piece.shotId, vendorId: piece.vendorId, ...cost }]);
    return tx.rows('SELECT amount::text FROM event');
  });
  expect(await append).toEqual([{ amount: '-123456789012.345678' }]);
});

it('appends many in one statement, in their order, each with an id of its own', async () => {
  const many = Array.from({ length: 500 }, (_, i) => (piece: PieceInReview): Fact => ({
    kind: 'SOLD',
    at: AT,
    skuId: piece.skuId,
    units: i,
  }));
  const events = await appended(...many);
  expect(events.map(({ units }) => units)).toEqual(Array.from({ length: 500 }, (_, i) => i));
  expect(new Set(events.map(({ id }) => id)).size).toBe(500);
});

it('appends nothing when there is nothing, and nothing when the transaction fails', async () => {
  expect(await appended()).toEqual([]);
  const failing = fresh.database.transaction(async (tx) => {
    const piece = await pieceInReview(tx);
    await appendFacts(tx, [{ kind: 'CAPTURED', at: AT, shotId: piece.shotId }]);
    throw new Error('second thoughts');
  });
  await expect(failing).rejects.toThrow('second thoughts');
  expect(await fresh.database.rows('SELECT FROM event')).toEqual([]);
});

it('tells kinds of one instant apart in the order of the trade', async () => {
  const [{ kinds }] = await fresh.database.rows<{ kinds: string[] }>('SELECT enum_range(NULL::event_kind)::text[] AS kinds');
  expect(kinds.indexOf('WITHDRAWN')).toBeLessThan(kinds.indexOf('WENT_LIVE'));
  expect(kinds.indexOf('SUBMITTED')).toBeLessThan(kinds.indexOf('REVIEWED'));
});

it('orders ids by their bytes, whatever the language of the server', async () => {
  const facts = ['b', 'B', 'a', 'é', '1', 'Z'].map((id) => (piece: PieceInReview): Fact => ({
    kind: 'CAPTURED',
    id,
    at: AT,
    ...shotId(piece),
  }));
  const ordered = await undone(fresh.database, async (tx) => {
    const piece = await pieceInReview(tx);
    await appendFacts(
      tx,
      facts.map((fact) => fact(piece)),
    );
    return tx.rows<{ id: string }>('SELECT id FROM event ORDER BY id');
  });
  expect(ordered.map(({ id }) => id)).toEqual(['1', 'B', 'Z', 'a', 'b', 'é']);
});

describe('a fact that is not whole is refused', () => {
  it.each<[string, Omit<Fact, 'at'>]>([
    ['an audit without an outcome', { kind: 'SOURCE_AUDITED' }],
    ['a hand-over without a vendor', { kind: 'HANDED_OVER', dueAt: AT, service: 'STANDARD' }],
    ['a submission without its round', { kind: 'SUBMITTED', origin: 'MANUAL' }],
    ['a round below 1', { kind: 'VETOED', round: 0, tags: [] }],
    ['a veto without tags', { kind: 'VETOED', round: 1 }],
    ['an approval with a cause', { kind: 'REVIEWED', round: 1, verdict: 'APPROVED', cause: 'RETOUCH', tags: [] }],
    ['a return without a cause', { kind: 'REVIEWED', round: 1, verdict: 'REJECTED', tags: [] }],
    ['a reclassification without a cause', { kind: 'RECLASSIFIED', round: 1 }],
    [
      'an export that does not say whether it was the last',
      { kind: 'EXPORTED', template: 'pdp', channel: 'brand', format: 'JPEG', bytes: 1 },
    ],
    ['a picture live nowhere', { kind: 'WENT_LIVE' }],
    ['a colour of two numbers', { kind: 'MEASURED', round: 1, tags: [], metalLab: [1, 2] }],
    ['a word that nobody knows', { kind: 'SOURCE_AUDITED', outcome: 'FINE' }],
  ])('%s', async (_, fact) => {
    await expect(appended((piece) => ({ at: AT, ...shotId(piece), ...fact }))).rejects.toThrow(/violates check constraint/);
  });

  it('one of a shot that names none', async () => {
    await expect(appended(() => ({ kind: 'CAPTURED', at: AT }))).rejects.toThrow('event_check');
  });
});
