import { DateTime } from 'luxon';
import type { History, HistoryEvent } from './history';
import type { Ask, Dimension } from './Kpi';

/** Something that is counted: the cohort event that dates and groups it. */
export interface Counted {
  cohort: HistoryEvent;
  /** None for what belongs to no shot. */
  shot?: string;
  /** Of the revision that was decided. */
  origin?: string;
}

interface Group<Member> {
  key: string[];
  members: Member[];
}

/** Puts what falls into the window into the groups asked for; what has no value for a dimension is in none (kpi-corners, 27). */
export function groupsOf<Member extends Counted>(history: History, ask: Ask, members: readonly Member[]): Group<Member>[] {
  const [from, to] = [ask.from.getTime() * 1000, ask.to.getTime() * 1000];
  const inWindow = members.filter(({ cohort }) => cohort.at >= from && cohort.at < to);
  const keyed = inWindow.flatMap((member) => {
    const key = keyOf(history, ask, member);
    return key ? [{ key, member }] : [];
  });
  const groups = [...gathered(keyed, ({ key }) => JSON.stringify(key)).values()];
  if (groups.length === 0 && ask.groupBy.length === 0) return [{ key: [], members: [] }];
  return groups.map((group) => ({ key: group[0].key, members: group.map(({ member }) => member) }));
}

/** The things under the names that they are given, each name in the order of its first. */
export function gathered<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): Map<string, Thing[]> {
  const found = new Map<string, Thing[]>();
  for (const thing of things) found.set(nameOf(thing), [...(found.get(nameOf(thing)) ?? []), thing]);
  return found;
}

function keyOf(history: History, ask: Ask, member: Counted): string[] | null {
  const { shot = '', cohort, origin } = member;
  const vendor = vendorAt(history, shot, cohort.at);
  const local = DateTime.fromMillis(Math.floor(cohort.at / 1000), { zone: ask.timeZone });
  const values = { ...catalogueValues(history, shot, vendor), ...calendarValues(local), CHANNEL: cohort.channel, ORIGIN: origin };
  const key = ask.groupBy.flatMap((dimension) => values[dimension] ?? []);
  return key.length === ask.groupBy.length ? key : null;
}

type Values<Some extends Dimension> = Record<Some, string | undefined>;

function catalogueValues(
  { shots, vendors }: History,
  shot: string,
  vendor: string | undefined,
): Values<'VENDOR' | 'PRODUCTION_MODEL' | 'TIER' | 'COLLECTION' | 'METAL' | 'VIEW'> {
  const facts = shots.get(shot);
  return {
    ...{ VENDOR: vendor, PRODUCTION_MODEL: vendors.get(vendor ?? '') },
    ...{ TIER: facts?.tier.toString(), COLLECTION: facts?.collection, METAL: facts?.metal, VIEW: facts?.view },
  };
}

function calendarValues(local: DateTime): Values<'DAY' | 'WEEK' | 'MONTH'> {
  return { DAY: local.toFormat('yyyy-MM-dd'), WEEK: local.toFormat("kkkk-'W'WW"), MONTH: local.toFormat('yyyy-MM') };
}

/** The vendor of the shot's latest hand-over at or before an instant. */
export function vendorAt(history: History, shot: string, at: number): string | undefined {
  return history.ofShot.get(shot)?.findLast((event) => event.kind === 'HANDED_OVER' && event.at <= at)?.vendor;
}
