import type { History, HistoryEvent } from './history';
import { allOf, firstOf } from './standing';

/**
 * The ways of a picture that are timed: from `begun` to the event that ends and dates it. As SQL (a common table expression `way` with
 * shot_id, channel, begun and at, one row for a shot and channel), and again for the oracles.
 */
export interface Way {
  shot: string;
  begun: number;
  cohort: HistoryEvent;
}

/** 13: from the first source to the first full set of files. */
export const WAY_TO_FILES = `completed AS (
      SELECT DISTINCT ON (shot_id) shot_id, at, channel FROM event WHERE kind = 'EXPORTED' AND final ORDER BY shot_id, at, id),
    way AS (
      SELECT x.shot_id, x.channel, x.at, r.at AS begun
      FROM completed x
      JOIN LATERAL (SELECT min(at) AS at FROM public.event WHERE shot_id = x.shot_id AND kind = 'SOURCE_RECEIVED') r ON r.at IS NOT NULL)`;

export function waysToFiles(history: History): Way[] {
  return [...history.ofShot].flatMap(([shot, events]) => {
    const cohort = firstOf(events, 'EXPORTED', (event) => event.final === true);
    const received = firstOf(events, 'SOURCE_RECEIVED');
    return cohort && received ? [{ shot, begun: received.at, cohort }] : [];
  });
}

/** 16: from the earliest capture of a SKU to its first picture live on a channel, by the shot of that picture. */
export const WAY_TO_LIVE = `live AS (
      SELECT DISTINCT ON (w.sku_id, e.channel) w.sku_id, e.channel, e.shot_id, e.at
      FROM event e JOIN shot s ON s.id = e.shot_id JOIN colourway w ON w.id = s.colourway_id
      WHERE e.kind = 'WENT_LIVE' ORDER BY w.sku_id, e.channel, e.at, e.id),
    captured AS (
      SELECT w.sku_id, min(e.at) AS at
      FROM event e JOIN shot s ON s.id = e.shot_id JOIN colourway w ON w.id = s.colourway_id
      WHERE e.kind = 'CAPTURED' GROUP BY w.sku_id),
    way AS (SELECT l.shot_id, l.channel, l.at, f.at AS begun FROM live l JOIN captured f ON f.sku_id = l.sku_id)`;

export function waysToLive(history: History): Way[] {
  const skuOf = (event: HistoryEvent): string | undefined => history.shots.get(event.shot ?? '')?.sku;
  const captures = allOf(history.events, 'CAPTURED');
  const lives = allOf(history.events, 'WENT_LIVE');
  const isFirst = (live: HistoryEvent): boolean =>
    lives.find((each) => skuOf(each) === skuOf(live) && each.channel === live.channel) === live;
  return lives.filter(isFirst).flatMap((live) => {
    const captured = captures.find((event) => skuOf(event) === skuOf(live));
    return captured && live.shot !== undefined ? [{ shot: live.shot, begun: captured.at, cohort: live }] : [];
  });
}
