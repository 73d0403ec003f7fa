import { SHOT_MOVES } from '../../src/catalogue/shotMoves';
import { JOB_MOVES, REVISION_MOVES } from '../../src/retouching/moves';
import type { Transaction } from '../../src/store/database';
import { freshDatabase } from '../support/database';
import { insert, type PieceInReview, pieceInReview, sha256Of } from '../support/pieceInReview';
import { undone } from '../support/undone';

type Moves = Readonly<Record<string, readonly string[]>>;

const fresh = freshDatabase();

/** For each thing with a state: its moves, and how a row of it is made that stands in a given one. */
const THINGS: Record<string, { moves: Moves; standing: (tx: Transaction, state: string) => Promise<string> }> = {
  shot: {
    moves: SHOT_MOVES,
    standing: async (tx, status) =>
      copyOf(tx, 'shot', (await pieceInReview(tx)).shotId, { status, number: 2, reference: `copy ${status}` }),
  },
  job: {
    moves: JOB_MOVES,
    standing: async (tx, status) => {
      const { jobId } = await pieceInReview(tx);
      await tx.rows(`UPDATE job SET status = 'DONE' WHERE id = $1`, [jobId]);
      return copyOf(tx, 'job', jobId, { status });
    },
  },
  revision: { moves: REVISION_MOVES, standing: revisionStanding },
  upload: {
    moves: { PENDING: ['RECEIVED'], RECEIVED: ['READY', 'REFUSED'], READY: [], REFUSED: [] },
    standing: async (tx, status) =>
      insert(tx, 'upload', {
        ...{
          person_id: (await pieceInReview(tx)).personId,
          purpose: 'PICTURE',
          filename: 'ring.png',
          byte_size: 1,
          sha256: sha256Of('ring'),
        },
        ...{ status, refusal_code: status === 'REFUSED' ? 'CORRUPT_IMAGE' : null, expires_at: new Date() },
      }),
  },
  rendition: {
    moves: { PENDING: ['READY', 'FAILED'], FAILED: ['PENDING'], READY: [] },
    standing: async (tx, status) => copyOf(tx, 'rendition', (await pieceInReview(tx)).renditionId, { status, requested_width: 400 }),
  },
  publication: {
    moves: { SCHEDULED: ['LIVE', 'WITHDRAWN'], LIVE: ['WITHDRAWN'], WITHDRAWN: [] },
    standing: async (tx, status) => {
      const { shotId, channelId, revisionId, renditionId } = await pieceInReview(tx);
      await tx.rows(`UPDATE revision SET status = 'APPROVED' WHERE id = $1`, [revisionId]);
      await tx.rows('UPDATE rendition SET exported_at = now(), on_show = true WHERE id = $1', [renditionId]);
      const ended = status === 'WITHDRAWN' ? new Date() : null;
      return insert(tx, 'publication', {
        ...{ shot_id: shotId, channel_id: channelId, revision_id: revisionId, status, goes_live_at: new Date(), withdrawn_at: ended },
      });
    },
  },
};

describe.each(Object.entries(THINGS))('%s', (thing, { moves, standing }) => {
  const states = Object.keys(moves);

  it.each(states)('that is %s moves only where the table of states lets it', async (from) => {
    const reached = await undone(fresh.database, async (tx) => {
      const id = await standing(tx, from);
      const found: string[] = [];
      for (const to of states.filter((state) => state !== from)) if (await canMove(tx, thing, id, to)) found.push(to);
      return found;
    });
    expect(reached.sort()).toEqual([...moves[from]].sort());
  });
});

it('knows no other moves, and no other things that move', async () => {
  const known = await fresh.database.rows('SELECT thing, from_state AS "from", to_state AS "to" FROM state_move');
  const told = Object.entries(THINGS).flatMap(([thing, { moves }]) =>
    Object.entries(moves).flatMap(([from, tos]) => tos.map((to) => ({ thing, from, to }))),
  );
  expect(new Set(known.map((move) => JSON.stringify(move)))).toEqual(new Set(told.map((move) => JSON.stringify(move))));
});

/** Whether the row may make the move; undone after. Any refusal must come from the table of states or from the laws of approval. */
async function canMove(tx: Transaction, thing: string, id: string, to: string): Promise<boolean> {
  const more = {
    upload: `, refusal_code = CASE WHEN $2 = 'REFUSED' THEN 'X' END`,
    publication: `, withdrawn_at = CASE WHEN $2 = 'WITHDRAWN' THEN now() END`,
  };
  const move = `UPDATE ${thing} SET status = $2${more[thing as keyof typeof more] ?? ''} WHERE id = $1`;
  const stay = new Error('moved');
  return tx
    .attempt(async () => {
      await tx.rows(move, [id, to]);
      throw stay;
    })
    .catch((error: Error) => {
      if (error === stay) return true;
      expect(error.message).toMatch(/may not move|^law 3: a rendition that is ready|^law 3: nothing is approved/);
      return false;
    });
}

/** A second row like the first, but for some columns. */
async function copyOf(tx: Transaction, table: string, id: string, other: Record<string, unknown>): Promise<string> {
  const [{ row }] = await tx.rows<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) - 'id' AS row FROM ${table} t WHERE id = $1`, [id]);
  return insert(tx, table, { ...row, ...other });
}

/** With everything that its approval needs, so that only the table of states can refuse it. */
async function revisionStanding(tx: Transaction, status: string): Promise<string> {
  const piece: PieceInReview = await pieceInReview(tx);
  if (status !== 'IN_REVIEW') await tx.rows('ALTER TABLE revision DISABLE TRIGGER USER');
  await tx.rows('UPDATE revision SET status = $2 WHERE id = $1', [piece.revisionId, status]);
  await tx.rows('ALTER TABLE revision ENABLE TRIGGER USER');
  return piece.revisionId;
}
