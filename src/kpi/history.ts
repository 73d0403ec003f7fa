import { DateTime } from 'luxon';
import type { Ask, Dimension } from './Kpi';

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

/** An event as the oracles see it. `at` counts microseconds since 1970, so that nothing is lost of what the database keeps. */
export interface HistoryEvent {
  id: string;
  at: number;
  kind: (typeof KINDS)[number];
  shot?: string;
  vendor?: string;
  round?: number;
  verdict?: string;
  cause?: string | null;
  channel?: string;
  final?: boolean;
  tier?: number;
  amount?: string;
  currency?: string;
}

/** What the catalogue knows now of a shot (kpi-corners, 7). */
export interface HistoryShot {
  sku: string;
  tier: number;
  collection: string;
  metal: string;
  view: string;
}

export interface History {
  events: readonly HistoryEvent[];
  shots: ReadonlyMap<string, HistoryShot>;
  /** Production model by vendor code. */
  vendors: ReadonlyMap<string, string>;
}

/** Something that is counted: the cohort event that dates and groups it. */
export interface Counted {
  shot: string;
  cohort: HistoryEvent;
}

/** Events of each shot, in order. */
export function byShot(history: History): Map<string, HistoryEvent[]> {
  const shots = new Map<string, HistoryEvent[]>();
  for (const event of [...history.events].sort(inOrder)) {
    if (event.shot !== undefined) shots.set(event.shot, [...(shots.get(event.shot) ?? []), event]);
  }
  return shots;
}

export function inOrder(a: HistoryEvent, b: HistoryEvent): number {
  return a.at - b.at || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.round ?? 0) - (b.round ?? 0) || bytewise(a.id, b.id);
}

function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export function firstOf(events: readonly HistoryEvent[], matches: (event: HistoryEvent) => boolean): HistoryEvent | undefined {
  return events.find(matches);
}

/** A negative duration counts as 0 (kpi-corners, 5). */
export function hoursBetween(from: HistoryEvent, to: HistoryEvent): number {
  return Math.max(0, to.at - from.at) / 3600e6;
}

/** The standing decision of a revision (kpi-corners, 8). */
export function decisionOf(events: readonly HistoryEvent[], round: number): HistoryEvent | undefined {
  const of = (kind: string): HistoryEvent | undefined => firstOf(events, (event) => event.kind === kind && event.round === round);
  return of('REVIEWED') ?? of('VETOED');
}

/** A shot's one approval (kpi-corners, 9). */
export function approvalOf(events: readonly HistoryEvent[]): HistoryEvent | undefined {
  return firstOf(events, (event) => event.verdict === 'APPROVED' && decisionOf(events, event.round ?? 0) === event);
}

/** The cause that stands of a decision (kpi-corners, 12). */
export function standingCause(events: readonly HistoryEvent[], decision: HistoryEvent): string | null {
  const changes = events.filter((event) => event.kind === 'RECLASSIFIED' && event.round === decision.round);
  return changes.at(-1)?.cause ?? decision.cause ?? null;
}

/** Puts what falls into the window into the groups asked for; what has no value for a dimension is in none. */
export function groupsOf<Member extends Counted>(history: History, ask: Ask, members: readonly Member[]): { key: string[]; members: Member[] }[] {
  const [from, to] = [ask.from.getTime() * 1000, ask.to.getTime() * 1000];
  const groups = new Map<string, Member[]>(ask.groupBy.length === 0 ? [['[]', []]] : []);
  for (const member of members.filter(({ cohort }) => cohort.at >= from && cohort.at < to)) {
    const key = ask.groupBy.map((dimension) => valueOf(history, ask, member, dimension));
    if (key.includes(null)) continue;
    const name = JSON.stringify(key);
    groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  return [...groups].map(([name, found]) => ({ key: JSON.parse(name) as string[], members: found }));
}

function valueOf(history: History, ask: Ask, { shot, cohort }: Counted, dimension: Dimension): string | null {
  const facts = history.shots.get(shot);
  const local = DateTime.fromMillis(Math.floor(cohort.at / 1000), { zone: ask.timeZone });
  const vendor = (): string | null => vendorAt(history, shot, cohort.at);
  switch (dimension) {
    case 'VENDOR':
      return vendor();
    case 'PRODUCTION_MODEL':
      return history.vendors.get(vendor() ?? '') ?? null;
    case 'TIER':
      return facts ? String(facts.tier) : null;
    case 'COLLECTION':
      return facts?.collection ?? null;
    case 'METAL':
      return facts?.metal ?? null;
    case 'VIEW':
      return facts?.view ?? null;
    case 'CHANNEL':
      return cohort.channel ?? null;
    case 'DAY':
      return local.toFormat('yyyy-MM-dd');
    case 'WEEK':
      return local.toFormat("kkkk-'W'WW");
    case 'MONTH':
      return local.toFormat('yyyy-MM');
    case 'ORIGIN':
      return null;
  }
}

function vendorAt(history: History, shot: string, at: number): string | null {
  const handOvers = history.events.filter((event) => event.kind === 'HANDED_OVER' && event.shot === shot && event.at <= at).sort(inOrder);
  return handOvers.at(-1)?.vendor ?? null;
}
