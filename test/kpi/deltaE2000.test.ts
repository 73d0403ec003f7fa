import { ciede2000 } from '../../src/pixels/ciede2000';
import { freshDatabase } from '../support/database';
import { Chance } from './Chance';
import { SHARMA_PAIRS } from './sharmaPairs';

const fresh = freshDatabase();

it('answers the 34 published pairs, either way round', async () => {
  expect(SHARMA_PAIRS).toHaveLength(34);
  const there = await differences(SHARMA_PAIRS.map((pair) => [pair.slice(0, 3), pair.slice(3, 6)]));
  const back = await differences(SHARMA_PAIRS.map((pair) => [pair.slice(3, 6), pair.slice(0, 3)]));
  SHARMA_PAIRS.forEach(([, , , , , , published], i) => {
    expect(Math.abs(there[i] - published)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs(back[i] - published)).toBeLessThanOrEqual(1e-4);
  });
});

it('answers as the code that measures pictures does, all over the solid of colours', async () => {
  const chance = new Chance(2005);
  const colour = () => [100 * chance.real(), 256 * chance.real() - 128, 256 * chance.real() - 128];
  const near = ([l, a, b]: number[]) => [l + chance.real(), a + chance.real(), b - chance.real()];
  const pairs = Array.from({ length: 5000 }, (_, i) => {
    const one = colour();
    return [one, i % 2 === 0 ? colour() : near(one)];
  });
  const found = await differences(pairs);
  const apart = pairs.map(([one, other], i) => Math.abs(found[i] - ciede2000(lab(one), lab(other)).deltaE));
  expect(Math.max(...apart)).toBeLessThan(1e-9);
});

it.each([
  ['grey and grey', [50, 0, 0], [60, 0, 0]],
  ['grey and gold', [50, 0, 0], [70, 5, 30]],
  ['a colour and itself', [70, 5, 30], [70, 5, 30]],
  ['nearly grey', [50, 1e-300, -1e-200], [50, 0, 1e-17]],
])('has an answer for %s', async (_, one, other) => {
  const [found] = await differences([[one, other]]);
  expect(Math.abs(found - ciede2000(lab(one), lab(other)).deltaE)).toBeLessThan(1e-9);
});

it('is unknown of what is unknown', async () => {
  expect(await fresh.database.rows('SELECT delta_e_2000(NULL, ARRAY[50, 0, 0]) AS "deltaE"')).toEqual([{ deltaE: null }]);
});

async function differences(pairs: readonly (readonly number[])[][]): Promise<number[]> {
  const rows = await fresh.database.rows<{ difference: number }>(
    `SELECT delta_e_2000(ARRAY[p.one[1], p.one[2], p.one[3]], ARRAY[p.other[1], p.other[2], p.other[3]]) AS difference
     FROM jsonb_to_recordset($1::jsonb) AS p(i integer, one double precision[], other double precision[]) ORDER BY i`,
    [JSON.stringify(pairs.map(([one, other], i) => ({ i, one, other })))],
  );
  return rows.map(({ difference }) => difference);
}

function lab([l, a, b]: readonly number[]) {
  return { l, a, b };
}
