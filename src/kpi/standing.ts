import type { History, HistoryEvent, Kind } from './history';

/**
 * What the oracles are built from, as the statements are from the pieces in decisions.ts: the same readings (kpi-corners, by number), said
 * again in another language. `events` are always those of one shot, in order.
 */

type Events = readonly HistoryEvent[];

/** A shot that was approved. */
interface Approved {
  shot: string;
  events: Events;
  /** Its approval. */
  cohort: HistoryEvent;
}

/** How a first submission ended (11). */
export type Fate = 'APPROVED' | 'FAILED' | 'EXCUSED' | 'PENDING';

export function firstOf(events: Events, kind: Kind, matches: (event: HistoryEvent) => boolean = () => true): HistoryEvent | undefined {
  return events.find((event) => event.kind === kind && matches(event));
}

export function allOf(events: Events, kind: Kind): HistoryEvent[] {
  return events.filter((event) => event.kind === kind);
}

/** 8: the standing decision of a revision. */
export function decisionOf(events: Events, round: number | undefined): HistoryEvent | undefined {
  const isOfRound = (event: HistoryEvent): boolean => event.round === round;
  return firstOf(events, 'REVIEWED', isOfRound) ?? firstOf(events, 'VETOED', isOfRound);
}

/** The standing decisions of all rounds. */
export function decisionsOf(events: Events): HistoryEvent[] {
  return events.filter((event) => decisionOf(events, event.round) === event);
}

/** 9: each shot is approved once in its life. */
export function approvedShots(history: History): Approved[] {
  return [...history.ofShot].flatMap(([shot, events]) => {
    const cohort = decisionsOf(events).find((decision) => decision.verdict === 'APPROVED');
    return cohort ? [{ shot, events, cohort }] : [];
  });
}

/** 9: two SUBMITTED of one revision are one, the earlier. */
export function submissionsOf(events: Events): HistoryEvent[] {
  const submitted = allOf(events, 'SUBMITTED');
  return submitted.filter((event) => submitted.find((earlier) => earlier.round === event.round) === event);
}

/** 29: a decision is of the origin of its revision. */
export function originOf(events: Events, { round }: HistoryEvent): string | undefined {
  return submissionsOf(events).find((submission) => submission.round === round)?.origin;
}

/** 11: the one of the lowest round. */
export function lowestRound(submissions: Events): HistoryEvent | undefined {
  return [...submissions].sort((a, b) => (a.round ?? 0) - (b.round ?? 0)).at(0);
}

/** 12: the cause that stands of a decision. */
export function standingCause(events: Events, decision: HistoryEvent): string | null {
  const changes = events.filter((event) => event.kind === 'RECLASSIFIED' && event.round === decision.round);
  return changes.at(-1)?.cause ?? decision.cause ?? null;
}

/** 11: what became of a round. */
export function fateOf(events: Events, round: number | undefined): Fate {
  const decision = decisionOf(events, round);
  if (!decision) return 'PENDING';
  if (decision.verdict === 'APPROVED') return 'APPROVED';
  const excuses = ['NEW_REQUEST', 'BRIEF'].includes(standingCause(events, decision) ?? '');
  return decision.verdict === 'CHANGES_REQUESTED' && excuses ? 'EXCUSED' : 'FAILED';
}

/** 21: what was measured last of the decided revision, at or before the decision. */
export function measuredBefore(events: Events, decision: HistoryEvent): HistoryEvent | undefined {
  return events.findLast((event) => event.kind === 'MEASURED' && event.round === decision.round && event.at <= decision.at);
}

/** 5: a negative duration counts as 0. */
export function hoursBetween(from: HistoryEvent, to: HistoryEvent): number {
  return Math.max(0, to.at - from.at) / 3600e6;
}
