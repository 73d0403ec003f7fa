import type { HistoryEvent, Lab } from '../../src/kpi/history';
import type { Catalogue } from './collectionsOfChance';
import { Chance } from './Chance';

/** Instants that calendars stumble over: leap day, nights of summer time in Paris and New York, years that begin in the week of another. */
const STUMBLES = [
  ...['2024-02-28T23:00:00Z', '2024-02-29T00:00:00Z', '2024-02-29T23:00:00Z', '2024-03-10T07:00:00Z', '2024-03-31T01:00:00Z'],
  ...['2024-10-27T01:00:00Z', '2024-11-03T06:00:00Z', '2023-12-31T23:00:00Z', '2021-01-03T23:00:00Z', '2020-12-31T05:00:00Z'],
].map((text) => Date.parse(text) * 1000);

const HOUR = 3600e6;
const DAY = 24 * HOUR;
const CHANNELS = ['brand', 'marketplace', 'Étoile'];
const TEMPLATES = ['pdp', 'Zoom'];
const TAGS = ['DUST', 'NOISE', 'COLOUR_DRIFT', 'EDGE_HALO', 'STRUCTURE_DISTORTION', 'CROP_IMBALANCE', 'SKIN'];
const CAUSES = ['CAPTURE', 'AI_DRAFT', 'RETOUCH', 'BRIEF', 'NEW_REQUEST'];

export interface WindowedHistory {
  events: HistoryEvent[];
  from: Date;
  to: Date;
}

/** A life for every shot of a catalogue, mostly in the order of the trade, and a window that cuts through it. */
export function historyOfChance(chance: Chance, catalogue: Catalogue): WindowedHistory {
  const stumble = chance.pick(STUMBLES);
  const from = stumble - chance.pick([0, HOUR, 7 * DAY, 60 * DAY, 60 * DAY]);
  const to = Math.max(from + 1000, stumble + chance.pick([0, HOUR, 3 * DAY, 30 * DAY, 30 * DAY]));
  const clock = new Clock(chance, [stumble, from, to, from - 1, to - 1, from + 1, to + 1], stumble);
  const teller = new Teller(chance, clock);
  const vendors = [...catalogue.vendors.keys()];
  const ofAnInstant = { collection: chance.pick([...catalogue.shots.values()]).collection, vendor: chance.pick(vendors) };
  for (const [shot, { sku, collection }] of catalogue.shots) {
    if (collection === ofAnInstant.collection) lifeOfAnInstant(chance, teller, { shot, vendor: ofAnInstant.vendor, at: from });
    else lifeOfShot(chance, clock, teller, { shot, sku, collection, vendors });
  }
  for (const sku of catalogue.skuIds.keys()) sales(chance, clock, teller, sku);
  chance.times(0, 60, () => teller.tell('PAGE_LOADED', pageLoad(chance)));
  return { events: chance.shuffled(teller.told), from: new Date(from / 1000), to: new Date(to / 1000) };
}

/** Time as events see it: it stands still, creeps by a microsecond, jumps, runs backwards, and likes the borders of windows. */
class Clock {
  private now = 0;

  constructor(
    private readonly chance: Chance,
    private readonly sticky: readonly number[],
    private readonly around: number,
  ) {}

  start(): void {
    this.now = this.around + Math.round((this.chance.real() - 0.7) * 5 * DAY);
  }

  next(): number {
    const { chance } = this;
    const step = chance.real();
    if (step < 0.12) return this.now;
    if (step < 0.2) return (this.now += chance.pick([-1, 1, 1000]));
    if (step < 0.3) return (this.now = chance.pick(this.sticky));
    if (step < 0.33) return (this.now -= chance.whole(0, 2 * DAY));
    return (this.now += chance.whole(0, step < 0.7 ? 5 * HOUR : 2 * DAY));
  }
}

/** Writes events down, each with an id that sorts like nothing in particular. */
class Teller {
  readonly told: HistoryEvent[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly clock: Clock,
  ) {}

  tell(kind: HistoryEvent['kind'], rest: Partial<HistoryEvent>): HistoryEvent {
    const id = `${this.chance.pick(['a', 'B', 'é', '~', '1', 'Z'])}${this.chance.whole(0, 99)}-${this.told.length}`;
    const event = { id, at: this.clock.next(), kind, ...rest };
    this.told.push(event);
    return event;
  }
}

/**
 * A life in which all happens at one instant. A collection of such lives is a family approved on one day at one vendor, a batch that several
 * decisions complete at once, and pictures that go live together.
 */
function lifeOfAnInstant(chance: Chance, teller: Teller, { shot, vendor, at }: { shot: string; vendor: string; at: number }): void {
  teller.tell('CAPTURED', { at, shot });
  teller.tell('SOURCE_RECEIVED', { at, shot });
  teller.tell('HANDED_OVER', { at, dueAt: at, shot, vendor, batch: 'instant', service: 'STANDARD' });
  for (const round of chance.pick([[1], [2], [1, 2]])) {
    teller.tell('SUBMITTED', { at, shot, vendor, round, origin: 'MANUAL' });
    teller.tell('MEASURED', { at, shot, round, tags: [], ...measured(chance) });
    if (chance.happens(0.2)) teller.tell('VETOED', { at, shot, round, tags: [] });
    else teller.tell('REVIEWED', { at, shot, round, verdict: 'APPROVED', cause: null, tags: [] });
  }
  teller.tell('EXPORTED', { at, shot, channel: 'brand', ...file(chance), bytes: chance.whole(0, 3e6), final: true });
  teller.tell('WENT_LIVE', { at, shot, channel: 'brand' });
}

/** Sales and returns, some of them at the very instant when a picture of the SKU goes live or is withdrawn. */
function sales(chance: Chance, clock: Clock, teller: Teller, sku: string): void {
  const turns = teller.told.filter(({ kind, shot }) => (kind === 'WENT_LIVE' || kind === 'WITHDRAWN') && shot?.startsWith(`${sku}/`));
  clock.start();
  chance.times(0, 4, () => {
    const at = turns.length > 0 && chance.happens(0.4) ? chance.pick(turns).at : clock.next();
    teller.tell(chance.pick(['SOLD', 'SOLD', 'RETURNED'] as const), { at, sku, units: chance.whole(0, 5) });
  });
}

interface Place {
  shot: string;
  sku: string;
  collection: string;
  vendors: readonly string[];
}

function lifeOfShot(chance: Chance, clock: Clock, teller: Teller, { shot, collection, vendors }: Place): void {
  clock.start();
  chance.times(0, 2, () => teller.tell('CAPTURED', { shot }));
  chance.times(0, 2, () => teller.tell('SOURCE_RECEIVED', { shot }));
  chance.times(0, 2, () => teller.tell('SOURCE_AUDITED', { shot, outcome: chance.pick(['PASS', 'REPAIR', 'RESHOOT']) }));
  const batches = [null, null, `${collection}-1`, `${collection}-2`, 'everything', `${shot}!`];
  const handOver = (service: string): void => {
    const event = teller.tell('HANDED_OVER', { shot, vendor: chance.pick(vendors), batch: chance.pick(batches), service });
    event.dueAt = chance.happens(0.2) ? event.at : clock.next() + chance.whole(0, DAY);
  };
  chance.times(0, 2, () => handOver(chance.pick(['STANDARD', 'EXPEDITE'])));
  for (let round = chance.pick([1, 1, 1, 1, 2]); round < 7; round += chance.pick([1, 1, 1, 1, 2])) {
    const isApproved = lifeOfRound(chance, teller, { shot, round, vendor: chance.pick(vendors) });
    if (chance.happens(isApproved ? 0.85 : 0.2)) break; // the others go on, the approved ones reopened
    chance.times(0, 1, () => handOver('REWORK'));
  }
  moneyAndFiles(chance, teller, shot, vendors);
}

function lifeOfRound(chance: Chance, teller: Teller, of: { shot: string; round: number; vendor: string }): boolean {
  const { shot, round, vendor } = of;
  const tags = (): string[] => chance.times(0, 3, () => chance.pick(TAGS));
  const submit = () => teller.tell('SUBMITTED', { ...of, origin: chance.pick(['MANUAL', 'AI_ASSISTED', 'AI_DRAFT']) });
  const measure = () => teller.tell('MEASURED', { shot, round, tags: tags(), ...measured(chance) });
  const reclassify = () => teller.tell('RECLASSIFIED', { shot, round, cause: chance.pick(CAUSES) });
  const review = () => {
    const verdict = chance.pick(['APPROVED', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED', 'CHANGES_REQUESTED']);
    return teller.tell('REVIEWED', { shot, round, verdict, cause: verdict === 'APPROVED' ? null : chance.pick(CAUSES), tags: tags() });
  };
  if (chance.happens(0.95)) submit();
  chance.times(0, 2, () => teller.tell('TIME_LOGGED', { shot, vendor, minutes: chance.pick([0, 0.5, 12, 61.25]) }));
  chance.times(chance.happens(0.15) ? 0 : 1, 2, measure);
  if (chance.happens(0.05)) submit();
  const isVetoed = chance.happens(0.15);
  if (isVetoed) teller.tell('VETOED', { shot, round, tags: tags() });
  if (chance.happens(0.2)) reclassify();
  const reviews = chance.happens(isVetoed ? 0.4 : 0.85) ? chance.times(1, chance.happens(0.1) ? 2 : 1, review) : [];
  chance.times(0, chance.happens(0.2) ? 2 : 0, reclassify);
  if (chance.happens(0.1)) measure();
  if (chance.happens(0.03)) teller.tell('VETOED', { shot, round, tags: tags() });
  return reviews.some(({ verdict }) => verdict === 'APPROVED');
}

function measured(chance: Chance): Pick<HistoryEvent, 'edgeArtefacts' | 'metalLab' | 'boardDeltaE' | 'boardTolerance'> {
  const lab: Lab = [40 + 50 * chance.real(), -4 + 20 * chance.real(), -5 + 40 * chance.real()];
  const boardTolerance = chance.happens(0.8) ? 1 + 2 * chance.real() : null;
  return {
    edgeArtefacts: chance.happens(0.85) ? chance.whole(0, 9) : null,
    metalLab: chance.happens(0.92) ? lab : null,
    boardDeltaE: chance.happens(0.2) ? boardTolerance : chance.happens(0.8) ? 4 * chance.real() : null,
    boardTolerance,
  };
}

function moneyAndFiles(chance: Chance, teller: Teller, shot: string, vendors: readonly string[]): void {
  chance.times(0, 3, () =>
    teller.tell('COST_BOOKED', {
      ...{ shot, vendor: chance.pick(vendors), tier: chance.whole(1, 4), currency: chance.pick(['EUR', 'USD']) },
      amount: chance.pick(['12.50', '-3.25', '0.1', '0.000001', '999999', '0', '-12.5']),
    }),
  );
  chance.times(0, 3, () =>
    teller.tell('EXPORTED', {
      shot,
      channel: chance.pick(CHANNELS),
      ...file(chance),
      bytes: chance.whole(0, 3e6),
      final: chance.happens(0.5),
    }),
  );
  chance.times(0, 4, () =>
    teller.tell(chance.pick(['WENT_LIVE', 'WENT_LIVE', 'WITHDRAWN'] as const), { shot, channel: chance.pick(CHANNELS) }),
  );
}

function pageLoad(chance: Chance): Partial<HistoryEvent> {
  const device = chance.pick(['PHONE', 'TABLET', 'DESKTOP']);
  return { channel: chance.pick(CHANNELS), template: chance.pick(TEMPLATES), device, milliseconds: 3000 * chance.real() };
}

function file(chance: Chance): Partial<HistoryEvent> {
  return { template: chance.pick(TEMPLATES), format: chance.pick(['JPEG', 'WEBP']) };
}
