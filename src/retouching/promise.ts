import { DEFAULT_LIMITS } from '../boards/acceptanceLimits';
import { subjectsOfMetal, subjectsOfStone } from '../boards/subject';
import type { Stone } from '../catalogue/Colourway';
import { type Finish, isPackshot, type Metal, type View } from '../catalogue/words';
import type { Act } from '../context';

/** What a shot will be judged by: the versions fixed at hand-over (law 8). */
export interface Promised {
  backgroundStandardId: string;
  acceptanceRulesId: string;
  boardIds: string[];
  metal: Metal;
  hasStones: boolean;
}

interface Wanted {
  view: View;
  metal: Metal;
  secondMetal: Metal | null;
  finish: Finish;
  stones: Stone[];
  lighting: string | null;
  backgroundStandardCode: string | null;
  acceptanceRulesCode: string | null;
}

/** What the house starts with, until it saves standards and rules of its own under these or other codes. */
const HOUSE = { packshot: 'WHITE', worn: 'SCENE', rules: 'HOUSE' };

/** Chooses the newest versions that fit a shot with its source and locks them: what has been promised cannot change any more. */
export async function promise(act: Act, shotId: string, sourceId: string): Promise<Promised> {
  await makeHouseStandards(act);
  const [wanted] = await act.tx.rows<Wanted>(wantedOfShot, [shotId, sourceId]);
  const standardCode = isPackshot(wanted.view) ? (wanted.backgroundStandardCode ?? HOUSE.packshot) : HOUSE.worn;
  const backgroundStandardId = await lockNewest(act, 'background_standard', standardCode);
  const acceptanceRulesId = await lockNewest(act, 'acceptance_rules', wanted.acceptanceRulesCode ?? HOUSE.rules);
  const metals = wanted.secondMetal ? [wanted.metal, wanted.secondMetal] : [wanted.metal];
  const subjects = [...metals.map((metal) => subjectsOfMetal(metal, wanted.finish)), ...wanted.stones.map(subjectsOfStone)];
  const boards: string[] = [];
  for (const each of subjects) boards.push(...(await lockBoard(act, each, wanted.lighting)));
  const { metal, stones } = wanted;
  return { backgroundStandardId, acceptanceRulesId, boardIds: [...new Set(boards)], metal, hasStones: stones.length > 0 };
}

const wantedOfShot = `
  SELECT s.view, w.metal, w.second_metal AS "secondMetal", w.finish, x.lighting, w.stones,
    c.background_standard_code AS "backgroundStandardCode", c.acceptance_rules_code AS "acceptanceRulesCode"
  FROM shot s JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id JOIN collection c ON c.id = k.collection_id
  JOIN source x ON x.id = $2
  WHERE s.id = $1`;

async function makeHouseStandards(act: Act): Promise<void> {
  await act.tx.rows(
    `INSERT INTO background_standard (code, version, kind, colour)
     SELECT code, 1, kind, '#ffffff' FROM (VALUES ($1, 'PRODUCT'), ($2, 'LIFESTYLE')) AS v(code, kind)
     ON CONFLICT DO NOTHING`,
    [HOUSE.packshot, HOUSE.worn],
  );
  await act.tx.rows('INSERT INTO acceptance_rules (code, version, limits) VALUES ($1, 1, $2) ON CONFLICT DO NOTHING', [
    HOUSE.rules,
    JSON.stringify(DEFAULT_LIMITS),
  ]);
}

async function lockNewest(act: Act, table: 'background_standard' | 'acceptance_rules', code: string): Promise<string> {
  const [newest] = await act.tx.rows<{ id: string }>(`SELECT id FROM ${table} WHERE code = $1 ORDER BY version DESC LIMIT 1`, [code]);
  await act.tx.rows(`UPDATE ${table} SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL`, [newest.id, await act.now()]);
  return newest.id;
}

/** The closest board: made for this lighting before made for any, made for the nearer subject before the wider, then the newest. */
async function lockBoard(act: Act, subjects: readonly string[], lighting: string | null): Promise<string[]> {
  const [board] = await act.tx.rows<{ id: string }>(
    `SELECT id FROM reference_board WHERE subject = ANY($1) AND (lighting IS NULL OR lighting = $2)
     ORDER BY lighting NULLS LAST, array_position($1, subject), version DESC LIMIT 1`,
    [subjects, lighting],
  );
  if (!board) return [];
  await act.tx.rows('UPDATE reference_board SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL', [board.id, await act.now()]);
  return [board.id];
}
