import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { probed, type Used, usedBy } from './probed';
import type { Bench, Row } from './Row';

const IMPORT = join(__dirname, '../../src/commands/import.js');
const [FEW, MANY] = [10_000, 1_000_000]; // events
const VIEWS = ['HERO', 'FRONT', 'SIDE', 'DETAIL'];
const ASK_EVERY_MS = 200;

/** A house brings its history in: by the command that the README tells, from a file, into an empty database. */
export const imports: Bench = async ({ newDatabase, newFolder, say }) => {
  const [few, many] = [await brought(FEW), await brought(MANY)];
  const rate = (events: number, { wall }: Brought): number => events / wall;
  return [
    row(`importing ${MANY} events`, 's', many.wall, null, ''),
    row(`importing ${MANY} events: rate`, 'events/s', rate(MANY, many), rate(FEW, few), `of ${FEW}`),
    row(`importing ${MANY} events: peak memory`, 'MB', many.peak, few.peak, `of ${FEW}`),
  ];

  async function brought(events: number): Promise<Brought> {
    say(`imports: a file of ${events} events`);
    const [url, folder] = [await newDatabase(), newFolder()];
    const file = (name: string): string => join(folder, name);
    const skus = events / VIEWS.length / LIFE.length;
    await written(file('vendors.csv'), [VENDORS]);
    await written(file('catalogue.csv'), catalogueOf(skus));
    await written(file('events.ndjson'), eventsOf(skus));
    await imported('vendors', file('vendors.csv'), url, folder);
    await imported('catalogue', file('catalogue.csv'), url, folder);
    return imported('events', file('events.ndjson'), url, folder);
  }
};

type Brought = Record<'wall' | 'peak', number>;

function row(what: string, unit: string, ours: number, floor: number | null, floorIs: string): Row {
  return { what, unit, ours, floor, floorIs };
}

async function imported(kind: string, file: string, url: string, folder: string): Promise<Brought> {
  const begun = performance.now();
  const child = probed(IMPORT, [kind, file], { DATABASE_URL: url, LOUPE_DATA: folder });
  const ended = once(child, 'exit').then(([code]) => code as number);
  let peak = 0;
  let isRunning = true;
  void ended.then(() => (isRunning = false));
  while (isRunning) {
    const used: Used | null = await Promise.race([usedBy(child).catch(() => null), ended.then(() => null)]);
    peak = Math.max(peak, used?.peakMegabytes ?? 0);
    await wait(ASK_EVERY_MS);
  }
  if ((await ended) !== 0) throw new Error(`import ${kind} ended with ${await ended}`);
  return { wall: (performance.now() - begun) / 1000, peak };
}

async function written(file: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(file);
  for (const line of lines) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

const VENDORS =
  'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency\nKLIPP,Klipp,OUTSOURCED,24,8,8,,EUR';

function* catalogueOf(skus: number): Generator<string> {
  yield 'collection,season,launchDate,sku,name,style,tier,featured,traits,colourway,metal,finish,stones,views';
  for (let i = 0; i < skus; i += 1)
    yield `C-${i % 36},SS27,,S-${i},Ring ${i},RING,${1 + (i % 4)},false,,YG,YELLOW_GOLD,POLISHED,,${VIEWS.join('|')}`;
}

const HOUR_MS = 3600e3;
const round = 1;
const vendor = 'KLIPP';
/** Of a shot, an event every six hours. */
const LIFE: readonly Readonly<Record<string, unknown>>[] = [
  { kind: 'CAPTURED' },
  { kind: 'SOURCE_RECEIVED' },
  { kind: 'SOURCE_AUDITED', outcome: 'PASS' },
  { kind: 'HANDED_OVER', vendor, dueAt: '2026-01-01T00:00:00Z', service: 'STANDARD' },
  { kind: 'SUBMITTED', round, vendor, origin: 'MANUAL' },
  { kind: 'COST_BOOKED', vendor, tier: 2, amount: '12.50', currency: 'EUR', reason: 'RATE' },
  { kind: 'MEASURED', round, tags: [], edgeArtefacts: 0, metalLab: [71, 4, 30], boardDeltaE: 1.5, boardTolerance: 2 },
  { kind: 'REVIEWED', round, verdict: 'APPROVED', tags: [] },
  { kind: 'EXPORTED', template: 'pdp', channel: 'brand', format: 'WEBP', bytes: 81_234, final: true },
  { kind: 'WENT_LIVE', channel: 'brand' },
];

function* eventsOf(skus: number): Generator<string> {
  const begin = Date.parse('2022-01-01T00:00:00Z');
  for (let i = 0; i < skus; i += 1) {
    for (const view of VIEWS) {
      for (const [k, event] of LIFE.entries()) {
        const at = new Date(begin + ((i % 3000) * 8 + k * 6) * HOUR_MS).toISOString();
        yield JSON.stringify({ id: `${i}-${view}-${k}`, at, shot: `S-${i}/YG/${view}`, ...event });
      }
    }
  }
}
