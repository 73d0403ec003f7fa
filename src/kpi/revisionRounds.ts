import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { COUNT, countOf, MEAN, percentileOf } from './rolled';
import { ROUNDS, roundsToApproval } from './rounds';
import { mean, percentile } from './spread';

export interface Rounds {
  n: number;
  mean: number | null;
  p90: number | null;
  /** Shots approved in 1, 2, 3, and 4 or more rounds; empty when n = 0. */
  histogram: { rounds: number; shots: number }[];
}

const BINS = [1, 2, 3, 4];

/** Of the rolled cells. */
function binOf(rounds: number): string {
  return `jsonb_build_object('rounds', ${rounds}, 'shots', ${countOf(`least(bucket, 4) = ${rounds}`)})`;
}

export const revisionRounds: Kpi<Rounds> = {
  sentence:
    'Distinct rounds that were submitted of a shot up to the one that was approved first; vetoed drafts and rounds for new requests or unclear briefs count. Counted by the approval; a shot without a submission is not counted. Histogram: 1, 2, 3, and 4 for 4 and more.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: {
    ...{ cohort: ROUNDS, tag: `''`, bucket: 'c.value::integer', value: 'c.value', columns: { value: 'f.value::double precision' } },
    figures: {
      ...{ n: COUNT, mean: MEAN, p90: percentileOf(0.9, (rounds) => `(${rounds})::double precision`) },
      histogram: `jsonb_build_array(${BINS.map(binOf).join(', ')})`,
    },
  },
  sql: (keys, cohort = ROUNDS) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, count(*)::int AS n, avg(value) AS mean, percentile_cont(0.9) WITHIN GROUP (ORDER BY value) AS p90,
      CASE WHEN count(*) = 0 THEN '[]'::jsonb ELSE jsonb_build_array(
        jsonb_build_object('rounds', 1, 'shots', count(*) FILTER (WHERE value = 1)),
        jsonb_build_object('rounds', 2, 'shots', count(*) FILTER (WHERE value = 2)),
        jsonb_build_object('rounds', 3, 'shots', count(*) FILTER (WHERE value = 3)),
        jsonb_build_object('rounds', 4, 'shots', count(*) FILTER (WHERE value >= 4))) END AS histogram
    FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) =>
    groupsOf(history, ask, roundsToApproval(history)).map(({ key, members }) => ({ key, ...roundsOf(members.map(({ value }) => value)) })),
};

function roundsOf(values: readonly number[]): Rounds {
  const inBin = (bin: number): number => values.filter((value) => Math.min(value, 4) === bin).length;
  return {
    n: values.length,
    mean: mean(values),
    p90: percentile(values, 0.9),
    histogram: histogramOf(inBin),
  };
}

function histogramOf(inBin: (bin: number) => number): Rounds['histogram'] {
  const bins = BINS.map((rounds) => ({ rounds, shots: inBin(rounds) }));
  return bins.some(({ shots }) => shots > 0) ? bins : [];
}
