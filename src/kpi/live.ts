import type { HistoryEvent } from './history';

/** While a shot was live on a channel: from going live (inclusive) to what happened next there (exclusive; null where it still is). */
export const LIVE = `live AS (
      SELECT shot_id, channel, at, until FROM (
        SELECT e.shot_id, e.channel, e.kind, e.at, lead(e.at) OVER (PARTITION BY e.shot_id, e.channel ORDER BY e.at, e.kind, e.id) AS until
        FROM event e WHERE e.kind IN ('WENT_LIVE', 'WITHDRAWN')) turn
      WHERE kind = 'WENT_LIVE')`;

/** The channels on which the last that happened to a shot, whose events these are in order, until then was going live; and when that was. */
export function liveSince(events: readonly HistoryEvent[], at: number): Map<string | undefined, number> {
  const live = new Map<string | undefined, number>();
  for (const { kind, channel, at: then } of events) {
    if (then > at) break;
    if (kind === 'WENT_LIVE') live.set(channel, then);
    if (kind === 'WITHDRAWN') live.delete(channel);
  }
  return live;
}
