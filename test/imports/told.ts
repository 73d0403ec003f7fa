import { DateTime } from 'luxon';
import type { HistoryEvent } from '../../src/kpi/history';
import type { Chance } from '../kpi/Chance';
import type { Catalogue } from '../kpi/collectionsOfChance';
import { UNREAD } from '../kpi/factOf';

/** A catalogue and a history of chance as a house would write them down: the files of formats.md. */
export function told(
  catalogue: Catalogue,
  events: readonly HistoryEvent[],
  chance: Chance,
): Record<'catalogue' | 'vendors' | 'events', string> {
  const lines = chance.shuffled(events).map((event) => `${JSON.stringify(lineOf(event, chance))}\n`);
  return { catalogue: catalogueCsv(catalogue), vendors: vendorsCsv(catalogue), events: lines.join('') };
}

function catalogueCsv({ shots }: Catalogue): string {
  const colourways = new Map<string, string[]>();
  for (const reference of shots.keys()) {
    const colourway = reference.slice(0, reference.lastIndexOf('/'));
    colourways.set(colourway, [...(colourways.get(colourway) ?? []), reference]);
  }
  const rows = [...colourways].map(([colourway, references]) => {
    const { collection, sku, tier, featured, metal, finish } = shots.get(references[0])!;
    const views = references.map((reference) => reference.split('/')[2]).join('|');
    return [collection, 'SS24', '', sku, sku, 'RING', tier, featured, '', colourway.split('/')[1], metal, finish, '', views].join(',');
  });
  return ['collection,season,launchDate,sku,name,style,tier,featured,traits,colourway,metal,finish,stones,views', ...rows].join('\n');
}

function vendorsCsv({ vendors, calendars }: Catalogue): string {
  const rows = [...vendors].map(([code, model]) => {
    const calendar = calendars.get(code);
    const own = calendar && [calendar.timeZone, calendar.workingDays.join('|'), calendar.workingHours, calendar.holidays.join('|')];
    return [code, code, model, 48, 24, 12, model === 'OUTSOURCED' ? '' : '30.00', 'EUR', ...(own ?? ['', '', '', ''])].join(',');
  });
  const header =
    'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency,timeZone,workingDays,workingHours,holidays';
  return [header, ...rows].join('\n');
}

function lineOf({ at, dueAt, ...same }: HistoryEvent, chance: Chance): object {
  return { ...UNREAD[same.kind], ...same, at: instant(at, chance), ...(dueAt !== undefined && { dueAt: instant(dueAt, chance) }) };
}

/** The same instant has many spellings: those of the clocks on walls here and there, to the second where there is no more to tell. */
function instant(microseconds: number, chance: Chance): string {
  const seconds = Math.floor(microseconds / 1e6);
  const fraction = String(microseconds - seconds * 1e6)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const local = DateTime.fromSeconds(seconds, { zone: chance.pick(['utc', 'Europe/Paris', 'Asia/Kolkata', 'America/New_York']) });
  return `${local.toFormat("yyyy-MM-dd'T'HH:mm:ss")}${fraction && `.${fraction}`}${local.offset === 0 ? 'Z' : local.toFormat('ZZ')}`;
}
