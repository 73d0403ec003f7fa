import type { Rolled } from '../../kpi/Kpi';
import { isSummed } from '../../kpi/rolled';
import { type FigureName, KPIS } from '../kpis';

/** The figures of which something is kept of each shot. */
export const ROLLED: Readonly<Partial<Record<FigureName, Rolled>>> = Object.fromEntries(
  Object.entries(KPIS).flatMap(([name, { kpi }]) => (kpi.rolled ? [[name, kpi.rolled]] : [])),
);

/** The same by name, in order. */
export const KEPT: readonly string[] = Object.keys(ROLLED).sort();

/** Those that are added up in cells too. */
export const SUMMED: readonly string[] = Object.entries(ROLLED).flatMap(([name, rolled]) => (isSummed(rolled) ? [name] : []));
