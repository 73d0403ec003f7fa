import { DECISION, inWindow } from './decisions';
import { groupsOf } from './groups';
import { type History, type HistoryEvent, inOrder } from './history';
import type { Dimension, Kpi, Spread } from './Kpi';
import { SPREAD, SPREAD_FIELDS, spreadOf } from './spread';
import { decisionsOf, firstOf, submissionsOf } from './standing';
import type { Way } from './ways';

/** Where a picture is on its way, in the order of the trade. */
export type Stage = 'CAPTURE' | 'AUDIT' | 'WAIT' | 'RETOUCH' | 'MEASURE' | 'REVIEW' | 'EXPORT' | 'PUBLISH';

export interface StageSpreads {
  /** Every stage, also one in which no time was spent. */
  entries: (Spread & { stage: Stage })[];
}

interface Timed {
  sentence: string;
  lacks: readonly Dimension[];
  stages: readonly Stage[];
  /** The ways (see ways.ts), in SQL and for the oracle. */
  way: string;
  waysOf: (history: History) => Way[];
  unitSeconds: number;
}

/** What each event makes of a shot: in SQL, and again below. */
const STAGE = `CASE kind
        WHEN 'SOURCE_RECEIVED' THEN 'AUDIT' WHEN 'SOURCE_AUDITED' THEN CASE outcome WHEN 'RESHOOT' THEN 'AUDIT' ELSE 'WAIT' END
        WHEN 'HANDED_OVER' THEN 'RETOUCH' WHEN 'SUBMITTED' THEN 'MEASURE' WHEN 'MEASURED' THEN 'REVIEW' ELSE 'PUBLISH' END`;

/** From when until when each shot was in each stage. Of a round only the first submission, measurement and the standing decision turn it. */
const SEGMENT = `turn AS (
      SELECT id AS shot_id, '-infinity'::timestamptz AS at, NULL::event_kind AS kind, NULL::integer AS round, '' AS id, 'CAPTURE' AS stage FROM shot
      UNION ALL
      (SELECT DISTINCT ON (shot_id, kind, part) shot_id, at, kind, round, id, ${STAGE}
      FROM (SELECT *, CASE WHEN kind IN ('SUBMITTED', 'MEASURED') THEN round::text WHEN kind <> 'EXPORTED' THEN id ELSE '' END AS part FROM event
        WHERE kind IN ('SOURCE_RECEIVED', 'SOURCE_AUDITED', 'HANDED_OVER', 'SUBMITTED', 'MEASURED') OR (kind = 'EXPORTED' AND final)) e
      ORDER BY shot_id, kind, part, at, id)
      UNION ALL
      SELECT shot_id, at, kind, round, id, CASE verdict WHEN 'APPROVED' THEN 'EXPORT' ELSE 'RETOUCH' END FROM decision),
    segment AS (
      SELECT shot_id, stage, at, coalesce(lead(at) OVER (PARTITION BY shot_id ORDER BY at, kind, round, id COLLATE "C"), 'infinity') AS until
      FROM turn)`;

/** A timed way split by the stages that the shot was in: at every instant in that which the last event put it into, so that they add up to the whole. */
export function stageSpreads({ sentence, lacks, stages, way, waysOf, unitSeconds }: Timed): Kpi<StageSpreads> {
  const names = `ARRAY[${stages.map((stage) => `'${stage}'`).join(', ')}]`;
  return {
    sentence,
    lacks,
    sql: (keys) => `
    WITH ${DECISION}, ${way}, ${SEGMENT},
    stay AS (
      SELECT w.shot_id, w.channel, g.stage, sum(greatest(extract(epoch FROM least(g.until, w.at) - greatest(g.at, w.begun)), 0)) AS seconds
      FROM way w JOIN segment g ON g.shot_id = w.shot_id WHERE ${inWindow('w')} GROUP BY w.shot_id, w.channel, g.stage),
    c AS (
      SELECT w.shot_id, w.at, w.channel, s.stage, s.place, coalesce(y.seconds, 0)::double precision / ${unitSeconds} AS value
      FROM way w
      CROSS JOIN unnest(${names}) WITH ORDINALITY AS s(stage, place)
      LEFT JOIN stay y ON y.shot_id = w.shot_id AND y.channel = w.channel AND y.stage = s.stage
      WHERE ${inWindow('w')}),
    cell AS (
      SELECT ${keys.select} AS key, c.stage, c.place, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.stage, c.place')})
    SELECT key, jsonb_agg(jsonb_build_object('stage', stage, ${SPREAD_FIELDS}) ORDER BY place) AS entries FROM cell GROUP BY key`,
    oracle: (history, ask) => {
      const ways = waysOf(history).map((each) => ({ ...each, turns: turnsOf(history.ofShot.get(each.shot) ?? []) }));
      return groupsOf(history, ask, ways).map(({ key, members }) => {
        const spread = (stage: Stage): Spread => spreadOf(members.map((member) => timeIn(stage, member) / 1e6 / unitSeconds));
        return { key, entries: members.length > 0 ? stages.map((stage) => ({ stage, ...spread(stage) })) : [] };
      });
    },
  };
}

interface Turn {
  at: number;
  stage: Stage;
}

function turnsOf(events: readonly HistoryEvent[]): Turn[] {
  const isFirst = (event: HistoryEvent): boolean =>
    firstOf(events, event.kind, ({ round, final = true }) => round === event.round && final) === event;
  const turning = [
    ...events.filter(({ kind }) => ['SOURCE_RECEIVED', 'SOURCE_AUDITED', 'HANDED_OVER'].includes(kind)),
    ...submissionsOf(events),
    ...events.filter((event) => ['MEASURED', 'EXPORTED'].includes(event.kind) && isFirst(event)),
    ...decisionsOf(events),
  ];
  return [{ at: -Infinity, stage: 'CAPTURE' }, ...turning.sort(inOrder).map((event) => ({ at: event.at, stage: stageAfter(event) }))];
}

function stageAfter({ kind, outcome, verdict }: HistoryEvent): Stage {
  if (kind === 'SOURCE_RECEIVED' || outcome === 'RESHOOT') return 'AUDIT';
  if (kind === 'SOURCE_AUDITED') return 'WAIT';
  if (kind === 'SUBMITTED') return 'MEASURE';
  if (kind === 'MEASURED') return 'REVIEW';
  if (kind === 'EXPORTED') return 'PUBLISH';
  return verdict === 'APPROVED' ? 'EXPORT' : 'RETOUCH';
}

function timeIn(stage: Stage, { begun, cohort, turns }: Way & { turns: readonly Turn[] }): number {
  const stays = turns.map((turn, i) => {
    const until = Math.min(turns.at(i + 1)?.at ?? Infinity, cohort.at);
    return turn.stage === stage ? Math.max(0, until - Math.max(turn.at, begun)) : 0;
  });
  return stays.reduce((sum, each) => sum + each, 0);
}
