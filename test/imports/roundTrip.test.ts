import { Chance } from '../../src/demo/history/Chance';
import { newHistory } from '../../src/demo/history/newHistory';
import { exportEvents } from '../../src/imports/exportEvents';
import { freshDatabase } from '../support/database';
import { imported } from './importing';

/** The same history, told in three houses: as it came, shuffled and in parts, and as the first one wrote it out. */
const [asItCame, outOfOrder, written] = [freshDatabase(), freshDatabase(), freshDatabase()];
const VENDORS = [
  'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency',
  'LUMEN,Lumen,OUTSOURCED,27,12,9,,USD',
  'NORDLYS,Nordlys,HYBRID,24,8,8,95.00,DKK',
  'ATELIER,Atelier,IN_HOUSE,18,9,9,38.00,EUR',
].join('\n');
const { catalogue, events } = newHistory(new Date('2026-11-26T06:00:00Z'), 'Europe/Paris');

const log = ({ database }: typeof asItCame) =>
  database.rows(
    `SELECT md5(string_agg(row::text, '|' ORDER BY row->>'id')) AS digest, count(*) AS events FROM (
       SELECT jsonb_strip_nulls(to_jsonb(e) || jsonb_build_object('shot', s.reference, 'sku', k.code, 'vendor', v.code))
         - '{seq,recorded_at,shot_id,sku_id,vendor_id,person_id}'::text[] AS row
       FROM event e LEFT JOIN shot s ON s.id = e.shot_id LEFT JOIN sku k ON k.id = e.sku_id LEFT JOIN vendor v ON v.id = e.vendor_id) AS told`,
  );
async function writtenOut({ database }: typeof asItCame): Promise<string> {
  const parts: string[] = [];
  await exportEvents(database, async (text) => {
    parts.push(text);
    return Promise.resolve();
  });
  return parts.join('');
}

beforeAll(async () => {
  for (const house of [asItCame, outOfOrder, written]) {
    await imported(house, 'VENDORS', VENDORS);
    await imported(house, 'CATALOGUE', catalogue);
  }
  expect((await imported(asItCame, 'EVENTS', events)).faults).toEqual([]);
});

it('what is written out is taken in again, the same to the last digit, and nothing when it is there already', async () => {
  const text = await writtenOut(asItCame);
  const tally = await imported(written, 'EVENTS', text);
  expect(tally).toMatchObject({ faults: [], unchanged: 0, added: events.trimEnd().split('\n').length });
  expect(await log(written)).toEqual(await log(asItCame));
  expect(await imported(asItCame, 'EVENTS', text)).toMatchObject({ faults: [], added: 0 });
});

it('what comes late, shuffled and in parts that overlap gives the same log', async () => {
  const chance = new Chance(7);
  const lines = events.trimEnd().split('\n');
  const shuffled = lines.map((line) => ({ line, lot: chance.real() })).sort((a, b) => a.lot - b.lot);
  const part = (from: number, to: number): string => shuffled.slice(from, to).map(({ line }) => `${line}\n`).join(''); // prettier-ignore
  for (const [from, to] of [[3000, lines.length], [0, 3500]]) expect((await imported(outOfOrder, 'EVENTS', part(from, to))).faults).toEqual([]); // prettier-ignore
  expect(await log(outOfOrder)).toEqual(await log(asItCame));
});
