import { seen } from '../access/rows';
import type { Context } from '../context';
import { revisionById } from './loaders';
import type { Lookalike, LookalikeKind } from './Lookalike';

/** Bits of 256: one drawing differs by up to 22 from its other sizes, crops, grounds and metals, two pieces by 70 and more (development renders and photographs). */
const ALIKE = 32;
/** ΔE00 of the means: another size or compression of a picture makes up to 3 of them. */
const SAME_COLOUR = 4;
const MOST = 20;

interface Found {
  revisionId: string;
  bitsApart: number;
  deltaE: number;
}

/** The latest pictures of other shots that look like this one, as far as the viewer may see them; the nearest first. */
export async function lookalikesOf(context: Context, revisionId: string): Promise<Lookalike[]> {
  const { viewer, database } = context;
  const found = await database.rows<Found>(alike(seen(viewer, 'Revision', 'r')), [viewer.scopeId, revisionId, ALIKE, MOST]);
  const told = await Promise.all(
    found.map(async ({ revisionId: id, bitsApart, deltaE }) => {
      const revision = await context.load(revisionById, id);
      const kind: LookalikeKind = deltaE <= SAME_COLOUR ? 'SAME_PICTURE' : 'RECOLOUR';
      return revision ? [{ revision, kind, bitsApart, deltaE }] : [];
    }),
  );
  return told.flat();
}

const alike = (seenRevision: string): string => `
  SELECT r.id AS "revisionId", bit_count(f.code # mine.code)::int AS "bitsApart", delta_e_2000(mine.lab, f.lab) AS "deltaE"
  FROM revision own
  JOIN fingerprint mine ON mine.sha256 = own.sha256
  JOIN fingerprint f ON f.version = mine.version AND bit_count(f.code # mine.code) <= $3
  JOIN revision r ON r.sha256 = f.sha256 AND r.shot_id <> own.shot_id
  WHERE own.id = $2 AND ${seenRevision} AND NOT EXISTS (SELECT FROM revision n WHERE n.shot_id = r.shot_id AND n.number > r.number)
  ORDER BY "bitsApart", "deltaE", r.id LIMIT $4`;
