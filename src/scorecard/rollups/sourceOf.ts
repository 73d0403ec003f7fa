import type { Ask } from '../../kpi/Kpi';
import type { Sql } from '../../store/database';
import type { FigureName } from '../kpis';
import { SUMMED } from './rolledFigures';
import { readingOf, rollupState, type Source } from './serve';

/** Waits while somebody throws the rollups away (fold.ts), of which a snapshot from before would see an emptied half. LOCK itself takes no snapshot. */
const SETTLED = 'LOCK TABLE rollup_stale, rollup_fact, rollup_cell IN ACCESS SHARE MODE';

/** Where the figures of a question are read from. To be asked first in a snapshot. `waitingSince`: of a change that waits to be folded in. */
export async function sourceOf(
  sql: Sql,
  ask: Ask,
  wanted: readonly FigureName[],
  isExact = true,
): Promise<{ source: Source; waitingSince: Date | null }> {
  await sql.rows(SETTLED);
  const { timeZone, isWhole, waitingSince, beyondCells } = await rollupState(sql);
  const isRolled = isWhole && wanted.some((name) => SUMMED.includes(name)) && (!isExact || waitingSince === null);
  const reading = isRolled ? readingOf(ask, timeZone) : null;
  return { source: reading ? { reading, isExact } : isWhole ? beyondCells : 'EVENTS', waitingSince };
}
