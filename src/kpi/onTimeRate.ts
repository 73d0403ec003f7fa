import { inWindow, SUBMISSION } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { type Rate, rateOf } from './rate';
import { COUNT, countOf } from './rolled';
import { submissionsOf } from './standing';

export interface OnTimeRate extends Rate {
  /** The same for each service that has a submission, in the order of the words. */
  services: (Rate & { service: string })[];
}

const SERVICES = ['STANDARD', 'EXPEDITE', 'REWORK'];

const COHORT = `${SUBMISSION},
    c AS (
      SELECT s.shot_id, s.at, h.service, coalesce(s.at <= h.due_at, false) AS hit
      FROM submission s
      JOIN LATERAL (
        SELECT h.service, h.due_at FROM public.event h WHERE h.shot_id = s.shot_id AND h.kind = 'HANDED_OVER' AND h.at <= s.at
        ORDER BY h.at DESC, h.id DESC LIMIT 1) h ON true
      WHERE ${inWindow('s')})`;

const HITS = countOf(`tag LIKE '% 1'`);

/** Of the rolled cells of a service; null where it has none. */
function entryOf(service: string): string {
  const [n, hits] = [countOf(`tag LIKE '${service} %'`), countOf(`tag = '${service} 1'`)];
  return `CASE WHEN ${n} > 0 THEN jsonb_build_object('service', '${service}', 'n', ${n}, 'value', ${hits}::double precision / ${n}) END`;
}

export const onTimeRate: Kpi<OnTimeRate> = {
  sentence:
    'Submissions at or before their deadline divided by submissions with one. The deadline, and the service, are those of the shot’s latest hand-over at or before the submission; without one it is not counted. Counted by the submission.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: {
    ...{ cohort: COHORT, tag: `coalesce(c.service::text, '') || ' ' || c.hit::integer`, bucket: '0', value: '0' },
    columns: { service: `split_part(f.tag, ' ', 1)`, hit: `split_part(f.tag, ' ', 2) = '1'` },
    figures: {
      n: COUNT,
      value: `${HITS}::double precision / ${COUNT}`,
      services: `to_jsonb(array_remove(ARRAY[${SERVICES.map(entryOf).join(', ')}], NULL))`,
    },
  },
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort},
    cell AS (
      SELECT ${keys.select} AS key, c.service, count(*)::int AS n, count(*) FILTER (WHERE c.hit)::double precision AS hits
      FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.service')})
    SELECT key, sum(n)::int AS n, sum(hits) / sum(n) AS value, jsonb_agg(jsonb_build_object('service', service, 'n', n, 'value', hits / n)
      ORDER BY array_position(ARRAY['${SERVICES.join(`', '`)}'], service::text)) AS services
    FROM cell GROUP BY key`,
  oracle: (history, ask) => {
    const submissions = [...history.ofShot].flatMap(([shot, events]) =>
      submissionsOf(events).flatMap((cohort) => {
        const handedOver = events.findLast((event) => event.kind === 'HANDED_OVER' && event.at <= cohort.at);
        return handedOver ? [{ shot, cohort, service: handedOver.service ?? '', hit: cohort.at <= (handedOver.dueAt ?? 0) }] : [];
      }),
    );
    return groupsOf(history, ask, submissions).map(({ key, members }) => ({ key, ...onTime(members) }));
  },
};

function onTime(members: readonly { service: string; hit: boolean }[]): OnTimeRate {
  const shareOf = (those: typeof members): Rate => rateOf(those.map(({ hit }) => hit));
  const services = SERVICES.map((service) => ({ service, ...shareOf(members.filter((member) => member.service === service)) }));
  return { ...shareOf(members), services: services.filter(({ n }) => n > 0) };
}
