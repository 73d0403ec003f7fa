import type { Rolled } from '../../kpi/Kpi';
import { type FigureName, KPIS } from '../kpis';
import { isSummed } from './serve';

/** The figures of which something is kept of each shot. */
export const ROLLED: Readonly<Partial<Record<FigureName, Rolled>>> = Object.fromEntries(
  Object.entries(KPIS).flatMap(([name, { kpi }]) => (kpi.rolled ? [[name, kpi.rolled]] : [])),
);

/** Those that are added up in cells too. */
export const SUMMED: readonly string[] = Object.entries(ROLLED).flatMap(([name, rolled]) => (isSummed(rolled) ? [name] : []));
