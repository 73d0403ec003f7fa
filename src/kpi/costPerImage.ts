import { APPROVAL, DECISION, inWindow } from './decisions';
import { gathered, groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import { deviationFrom } from './rolled';
import { deviation, deviationOf, mean } from './spread';
import { allOf, approvedShots } from './standing';

/** Cost per approved picture of a tier, in one currency. */
export interface CostPerImage {
  entries: { tier: number; currency: string; n: number; value: number; deviation: number | null }[];
}

const COHORT = `${DECISION}, ${APPROVAL},
    c AS (
      SELECT a.shot_id, a.at, b.tier, b.currency, b.amount
      FROM approval a
      JOIN LATERAL (
        SELECT tier, currency, sum(amount) AS amount FROM public.event
        WHERE shot_id = a.shot_id AND kind = 'COST_BOOKED' GROUP BY tier, currency) b ON true
      WHERE ${inWindow('a')})`;

/** Of a rolled cell. */
const ENTRY = `jsonb_build_object('tier', split_part(tag, ' ', 1)::integer, 'currency', split_part(tag, ' ', 2), 'n', n, 'value', (total / n)::double precision,
      'deviation', ${deviationFrom('n', 'total', 'squares')})`;

export const costPerImage: Kpi<CostPerImage> = {
  sentence:
    'All that was booked, for whatever reason and whenever, on shots approved in the window, per tier as booked and currency, divided by the number of those shots that have a cost in that tier and currency. Counted by the approval; a row’s TIER is the shot’s.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: {
    ...{ cohort: COHORT, tag: `c.tier || ' ' || c.currency`, bucket: '0', value: 'c.amount' },
    columns: { tier: `split_part(f.tag, ' ', 1)::smallint`, currency: `split_part(f.tag, ' ', 2)`, amount: 'f.value' },
    figures: { entries: `jsonb_agg(${ENTRY} ORDER BY split_part(tag, ' ', 1)::integer, split_part(tag, ' ', 2))` },
    listsTags: true,
  },
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort},
    cell AS (
      SELECT ${keys.select} AS key, c.tier, c.currency, count(*)::int AS n, (sum(c.amount) / count(*))::double precision AS value,
        ${deviationOf('c.amount')} AS deviation
      FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.tier, c.currency')})
    SELECT key, jsonb_agg(jsonb_build_object('tier', tier, 'currency', currency, 'n', n, 'value', value, 'deviation', deviation) ORDER BY tier, currency) AS entries
    FROM cell GROUP BY key`,
  oracle: (history, ask) => {
    const shots = approvedShots(history).map(({ events, ...approved }) => ({ ...approved, booked: allOf(events, 'COST_BOOKED') }));
    const groups = groupsOf(history, ask, shots).map(({ key, members }) => ({
      key,
      entries: cells(members.map((member) => member.booked)),
    }));
    return groups.filter((group) => group.entries.length > 0);
  },
};

type Booked = Pick<HistoryEvent, 'tier' | 'currency' | 'amount'>;

function cells(shots: readonly (readonly Booked[])[]): CostPerImage['entries'] {
  const nameOf = ({ tier, currency }: Booked): string => `${tier} ${currency}`;
  const costs = shots.flatMap((booked) => [...gathered(booked, nameOf).values()].map((of) => ({ of: of[0], cost: sum(of) })));
  const entries = [...gathered(costs, ({ of }) => nameOf(of)).values()].map((cell) => {
    const values = cell.map(({ cost }) => cost);
    const { tier = 0, currency = '' } = cell[0].of;
    return { tier, currency, n: values.length, value: mean(values) ?? 0, deviation: deviation(values) };
  });
  return entries.sort(byTierAndCurrency);
}

function sum(booked: readonly Booked[]): number {
  return booked.reduce((total, { amount }) => total + Number(amount), 0);
}

function byTierAndCurrency(a: { tier: number; currency: string }, b: { tier: number; currency: string }): number {
  return a.tier - b.tier || (a.currency < b.currency ? -1 : 1);
}
