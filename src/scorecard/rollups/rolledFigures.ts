import type { Rolled } from '../../kpi/Kpi';
import { type FigureName, KPIS } from '../kpis';

/** The figures that rollups can answer. */
export const ROLLED: Readonly<Partial<Record<FigureName, Rolled>>> = Object.fromEntries(
  Object.entries(KPIS).flatMap(([name, { kpi }]) => (kpi.rolled ? [[name, kpi.rolled]] : [])),
);
