import { createHash } from 'node:crypto';
import type { AcceptanceLimits } from '../boards/acceptanceLimits';
import type { BoardZone } from '../boards/ReferenceBoard';
import type { BackgroundKind } from '../boards/words';
import { type Metal, StoneKind, type View } from '../catalogue/words';
import type { Sql } from '../store/database';
import type { RevisionStatus } from './words';

/** All that a revision is measured with and judged by: its picture, its source, what is known of the piece, and what was promised. */
export interface Pins {
  revisionId: string;
  jobId: string;
  status: RevisionStatus;
  qualityId: string | null;
  sha256: string;
  sourceSha256: string;
  view: View;
  metal: Metal;
  hasStones: boolean;
  backgroundStandardId: string;
  backgroundKind: BackgroundKind;
  backgroundColour: string;
  acceptanceRulesId: string;
  limits: AcceptanceLimits;
  boardIds: string[];
  /** The board of the colourway's (first) metal; null when the house had none. */
  boardZones: BoardZone[] | null;
  /** Those of its stones. */
  stoneBoards: { subject: string; zones: BoardZone[] }[];
}

export function pinsOf(sql: Sql, revisionIds: readonly string[]): Promise<Pins[]> {
  return sql.rows<Pins>(pinsStatement, [revisionIds, Object.keys(StoneKind)]);
}

const pinsStatement = `
  SELECT r.id AS "revisionId", r.job_id AS "jobId", r.status, r.quality_id AS "qualityId", r.sha256, x.sha256 AS "sourceSha256", s.view, j.metal, j.has_stones AS "hasStones",
    b.id AS "backgroundStandardId", b.kind AS "backgroundKind", b.colour AS "backgroundColour", a.id AS "acceptanceRulesId", a.limits,
    ARRAY(SELECT jb.board_id::text FROM job_board jb WHERE jb.job_id = j.id ORDER BY jb.board_id) AS "boardIds",
    (SELECT rb.zones FROM job_board jb JOIN reference_board rb ON rb.id = jb.board_id
     WHERE jb.job_id = j.id AND (rb.subject = j.metal OR rb.subject LIKE j.metal || '/%') LIMIT 1) AS "boardZones",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('subject', rb.subject, 'zones', rb.zones) ORDER BY rb.subject), '[]') FROM job_board jb
     JOIN reference_board rb ON rb.id = jb.board_id
     WHERE jb.job_id = j.id AND split_part(rb.subject, '/', 1) = ANY($2)) AS "stoneBoards"
  FROM revision r
  JOIN job j ON j.id = r.job_id
  JOIN source x ON x.id = j.source_id
  JOIN shot s ON s.id = r.shot_id
  JOIN background_standard b ON b.id = j.background_standard_id
  JOIN acceptance_rules a ON a.id = j.acceptance_rules_id
  WHERE r.id = ANY($1)`;

/** Names a measurement by everything that can change its answer: the same key is measured once, and kept. */
export function qualityKey(pins: Pins, algorithmVersion: string): string {
  const { sha256, sourceSha256, view, metal, hasStones, backgroundStandardId, acceptanceRulesId, boardIds } = pins;
  return hashOf([sha256, sourceSha256, view, metal, hasStones, backgroundStandardId, acceptanceRulesId, boardIds, algorithmVersion]);
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
