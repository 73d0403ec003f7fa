/** The kinds of events that KPIs read, in the order that breaks ties of one instant (kpi-corners, 3). */
export const KINDS = [
  'CAPTURED',
  'SOURCE_RECEIVED',
  'SOURCE_AUDITED',
  'HANDED_OVER',
  'SUBMITTED',
  'MEASURED',
  'VETOED',
  'REVIEWED',
  'RECLASSIFIED',
  'EXPORTED',
  'WITHDRAWN',
  'WENT_LIVE',
  'TIME_LOGGED',
  'COST_BOOKED',
  'SOLD',
  'RETURNED',
  'PAGE_LOADED',
] as const;

export type Kind = (typeof KINDS)[number];
export type Lab = readonly [l: number, a: number, b: number];

/** An event as the oracles see it. Instants count microseconds since 1970, so that nothing is lost of what the database keeps. */
export interface HistoryEvent {
  id: string;
  at: number;
  kind: Kind;
  shot?: string;
  sku?: string;
  vendor?: string;
  round?: number;
  batch?: string | null;
  service?: string;
  dueAt?: number;
  outcome?: string;
  origin?: string;
  verdict?: string;
  cause?: string | null;
  tags?: readonly string[];
  edgeArtefacts?: number | null;
  metalLab?: Lab | null;
  boardDeltaE?: number | null;
  boardTolerance?: number | null;
  template?: string;
  channel?: string;
  format?: string;
  bytes?: number;
  final?: boolean;
  minutes?: number;
  tier?: number;
  amount?: string;
  currency?: string;
  units?: number;
  device?: string;
  milliseconds?: number;
}

/** What the catalogue knows now of a shot (kpi-corners, 7). */
export interface HistoryShot {
  sku: string;
  tier: number;
  collection: string;
  metal: string;
  finish: string;
  view: string;
  featured: boolean;
}

/** When somebody works, in days and hours of the zone; the hours are such as `09:00-18:00`, and end by `24:00`. */
export interface WorkCalendar {
  timeZone: string;
  workingDays: readonly string[];
  workingHours: string;
  holidays: readonly string[];
}

/** All that an oracle is told. */
export interface Facts {
  events: readonly HistoryEvent[];
  shots: ReadonlyMap<string, HistoryShot>;
  /** Production model by vendor code. */
  vendors: ReadonlyMap<string, string>;
  /** By vendor code, of those that have one of their own. */
  calendars: ReadonlyMap<string, WorkCalendar>;
  /** CIEDE2000. Told, because this folder imports nothing of ours, and the SQL under test has its own. */
  colourDifference: (one: Lab, other: Lab) => number;
}

export interface History extends Facts {
  /** Events of each shot, in order. */
  ofShot: ReadonlyMap<string, readonly HistoryEvent[]>;
}

/** Puts events into their order, whatever order they came in. */
export function historyOf(facts: Facts): History {
  const events = [...facts.events].sort(inOrder);
  const ofShot = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    if (event.shot === undefined) continue;
    const found = ofShot.get(event.shot);
    if (found) found.push(event);
    else ofShot.set(event.shot, [event]);
  }
  return { ...facts, events, ofShot };
}

/** kpi-corners, 3. */
export function inOrder(a: HistoryEvent, b: HistoryEvent): number {
  return a.at - b.at || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.round ?? 0) - (b.round ?? 0) || bytewise(a.id, b.id);
}

function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
