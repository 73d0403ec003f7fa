import { seen } from '../access/rows';
import type { Loader } from '../context';
import { inGroups } from '../relay/lookups';
import { revisionById } from './loaders';
import type { Lookalike, LookalikeKind } from './Lookalike';

/** Bits of 256: one drawing differs by up to 22 from its other sizes, crops, grounds and metals, two pieces by 70 and more (development renders and photographs). */
const ALIKE = 32;
/** ΔE00 of the means: another size or compression of a picture makes up to 3 of them. */
const SAME_COLOUR = 4;
const MOST = 20;

interface Found {
  ownId: string;
  revisionId: string;
  bitsApart: number;
  deltaE: number;
}

/** The latest pictures of other shots that look like each of these, as far as the viewer may see them; the nearest first. */
export const lookalikesByRevision: Loader<string, Lookalike[]> = async (context, revisionIds) => {
  const { viewer, database } = context;
  const found = await database.rows<Found>(alike(seen(viewer, 'Revision', 'r')), [viewer.scopeId, revisionIds, ALIKE, MOST]);
  const told = await Promise.all(
    found.map(async ({ ownId, revisionId, bitsApart, deltaE }) => {
      const revision = await context.load(revisionById, revisionId);
      const kind: LookalikeKind = deltaE <= SAME_COLOUR ? 'SAME_PICTURE' : 'RECOLOUR';
      return revision ? [{ ownId, revision, kind, bitsApart, deltaE }] : [];
    }),
  );
  return inGroups(revisionIds, told.flat(), ({ ownId }) => ownId);
};

const alike = (seenRevision: string): string => `
  SELECT own.id AS "ownId", near.*
  FROM revision own
  JOIN fingerprint mine ON mine.sha256 = own.sha256
  CROSS JOIN LATERAL (
    SELECT r.id AS "revisionId", bit_count(f.code # mine.code)::int AS "bitsApart", delta_e_2000(mine.lab, f.lab) AS "deltaE"
    FROM fingerprint f
    JOIN revision r ON r.sha256 = f.sha256 AND r.shot_id <> own.shot_id
    WHERE f.version = mine.version AND bit_count(f.code # mine.code) <= $3 AND ${seenRevision}
      AND NOT EXISTS (SELECT FROM revision n WHERE n.shot_id = r.shot_id AND n.number > r.number)
    ORDER BY "bitsApart", "deltaE", r.id LIMIT $4) near
  WHERE own.id = ANY($2)
  ORDER BY own.id, near."bitsApart", near."deltaE", near."revisionId"`;
