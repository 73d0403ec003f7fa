/** A share of what was counted; null over nothing, never 0. */
export interface Rate {
  n: number;
  value: number | null;
}

/** Figures of a cohort: how many, and the share for which the condition holds. */
export const rate = (condition: string): string => `count(*)::int AS n, avg((${condition})::int)::double precision AS value`;

export function rateOf(hits: readonly boolean[]): Rate {
  return { n: hits.length, value: hits.length > 0 ? hits.filter(Boolean).length / hits.length : null };
}
