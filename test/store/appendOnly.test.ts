import { freshDatabase } from '../support/database';
import { insert, type PieceInReview, pieceInReview } from '../support/pieceInReview';
import { undone } from '../support/undone';

const fresh = freshDatabase();

/** Tries one statement on a ring in review, with the ids of its rows at hand, and undoes everything. */
function onThePiece(statement: (piece: PieceInReview) => string): Promise<unknown> {
  return undone(fresh.database, async (tx) => {
    const piece = await pieceInReview(tx);
    await insert(tx, 'event', { kind: 'CAPTURED', at: new Date(), shot_id: piece.shotId });
    await insert(tx, 'cost', {
      ...{ job_id: piece.jobId, vendor_id: piece.vendorId, reason: 'OTHER', amount: '5', currency: 'EUR' },
      ...{ person_id: piece.personId, at: new Date() },
    });
    await tx.rows(`INSERT INTO inspection (key, sha256, algorithm_version, measured) VALUES ($1, $1, '1', '{}')`, [piece.sha256]);
    await tx.rows(`INSERT INTO comparison (key, sha256, source_sha256, algorithm_version, measured) VALUES ($1, $1, $1, '1', '{}')`, [
      piece.sha256,
    ]);
    return tx.rows(statement(piece));
  });
}

describe('law 10: what happened, and what came in, stays as it was', () => {
  const refused = (table: string) => `${table} is append-only`;

  it.each([
    ['event', `UPDATE event SET at = at - interval '1 day'`],
    ['event', 'DELETE FROM event'],
    ['event', 'TRUNCATE event'],
    ['event', 'TRUNCATE shot CASCADE'],
    [
      'event',
      `INSERT INTO event (id, kind, at, shot_id) SELECT id, kind, at, shot_id FROM event ON CONFLICT (id) DO UPDATE SET at = now()`,
    ],
    ['original', `UPDATE original SET width = 2`],
    ['original', 'DELETE FROM original'],
    ['original', 'TRUNCATE original CASCADE'],
    ['inspection', `UPDATE inspection SET measured = '{"kind": "better"}'`],
    ['inspection', 'DELETE FROM inspection'],
    ['inspection', 'TRUNCATE inspection'],
    ['comparison', `UPDATE comparison SET measured = '{"kind": "better"}'`],
    ['comparison', 'DELETE FROM comparison'],
    ['comparison', 'TRUNCATE comparison'],
    ['review', `UPDATE review SET verdict = 'REJECTED', cause = 'RETOUCH'`],
    ['review', 'DELETE FROM review'],
    ['review', 'TRUNCATE review CASCADE'],
    ['cost', `UPDATE cost SET amount = 0`],
    ['cost', 'DELETE FROM cost'],
    ['cost', 'TRUNCATE cost'],
  ])('%s: %s is refused', async (table, statement) => {
    await expect(onThePiece(() => statement)).rejects.toThrow(refused(table));
  });

  it('an event with the id of another is refused', async () => {
    const again = () => `INSERT INTO event (id, kind, at, shot_id) SELECT id, kind, at, shot_id FROM event`;
    await expect(onThePiece(again)).rejects.toThrow('event_id_key');
  });
});

describe('law 8: a version that has judged stays as it was', () => {
  const LOCKABLE = ['reference_board', 'background_standard', 'acceptance_rules', 'retouch_template'];
  const CHANGE: Record<string, string> = {
    reference_board: `SET zones = '[]'`,
    background_standard: `SET colour = '#eeeeee'`,
    acceptance_rules: `SET limits = '{"edgeArtefacts": 99}'`,
    retouch_template: `SET actions = 'blur'`,
  };

  it.each(LOCKABLE)('a %s can be changed until it is locked', async (table) => {
    await expect(onThePiece(() => `UPDATE ${table} ${CHANGE[table]}`)).resolves.toBeDefined();
  });

  it.each(LOCKABLE)('a locked %s is neither changed nor unlocked nor deleted', async (table) => {
    for (const act of [`UPDATE ${table} ${CHANGE[table]}`, `UPDATE ${table} SET locked_at = NULL`, `DELETE FROM ${table}`]) {
      await expect(onThePiece(() => `UPDATE ${table} SET locked_at = now(); ${act}`)).rejects.toThrow(`${table} is locked`);
    }
  });

  it.each(LOCKABLE)('a version of a %s is numbered once', async (table) => {
    const names = {
      reference_board: 'subject, zones',
      background_standard: 'code, kind, colour',
      acceptance_rules: 'code, limits',
      retouch_template: 'name, actions',
    };
    const columns = names[table as keyof typeof names];
    const again = `INSERT INTO ${table} (version, ${columns}) SELECT version, ${columns} FROM ${table}`;
    await expect(onThePiece(() => again)).rejects.toThrow('duplicate key');
  });
});

describe('law 3: the bytes that were signed off are the bytes that go out', () => {
  it.each([`sha256 = repeat('0', 64)`, `filename = 'other.jpg'`, `status = 'PENDING'`, 'sha256 = NULL'])(
    'a rendition that is ready refuses SET %s',
    async (change) => {
      await expect(onThePiece(() => `UPDATE rendition SET ${change}`)).rejects.toThrow('law 3');
    },
  );

  it('a rendition is not ready without its bytes', async () => {
    const claim = ({ renditionId }: PieceInReview) =>
      `INSERT INTO rendition (revision_id, template_id, format, requested_width, status) SELECT revision_id, template_id, 'WEBP', 800, 'READY' FROM rendition WHERE id = '${renditionId}'`;
    await expect(onThePiece(claim)).rejects.toThrow('violates check constraint');
  });
});
