import request, { type Response } from 'supertest';
import { newHistory } from '../../src/demo/history/newHistory';
import { drawn } from '../../src/scorecard/charts/drawn';
import { wilson } from '../../src/kpi/wilson';
import { imported, ndjson } from '../imports/importing';
import { type Answer, loupe } from '../support/loupe';

/** Charts at their URLs, over the half-year of history that the demo has too. */
const house = loupe();
const HALF_YEAR = { from: '2026-03-01', to: '2026-09-01' };
const BEFORE_ALL = { from: '2001-01-01', to: '2001-03-01' };
const VENDORS = [
  'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency',
  'LUMEN,Lumen,OUTSOURCED,27,12,9,,USD',
  'NORDLYS,Nordlys,HYBRID,24,8,8,95.00,DKK',
  'ATELIER,Atelier,IN_HOUSE,18,9,9,38.00,EUR',
].join('\n');
let analyst: string;

beforeAll(async () => {
  const { catalogue, events } = newHistory(new Date('2026-11-26T06:00:00Z'), 'Europe/Paris');
  await imported(house, 'VENDORS', VENDORS);
  await imported(house, 'CATALOGUE', catalogue);
  expect((await imported(house, 'EVENTS', events)).faults).toEqual([]);
  analyst = await house.key({ role: 'ANALYST' });
});

async function get(name: string, query: object | string, key = analyst): Promise<Response> {
  return request(house.url).get(`/charts/${name}`).query(query).set('authorization', `Bearer ${key}`).buffer(true);
}

async function svgOf(name: string, query: object): Promise<string> {
  const { status, headers, body } = await get(name, query);
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'image/svg+xml; charset=utf-8' });
  return String(body);
}

/** The words of a picture, and where each stands. */
function wordsOf(svg: string): { text: string; x: number; y: number }[] {
  const found = svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g);
  return [...found].map(([, attributes, text]) => {
    const [, x, y] = /transform="translate\(([\d.-]+) ([\d.-]+)\)"/.exec(attributes) ?? [];
    return { text, x: Number(x ?? /\bx="([\d.-]+)"/.exec(attributes)?.[1]), y: Number(y ?? /\by="([\d.-]+)"/.exec(attributes)?.[1]) };
  });
}

const textsOf = (svg: string): string[] => wordsOf(svg).map(({ text }) => text);

async function figures(selection: string, groupBy: string): Promise<Answer['data'][]> {
  const window = 'from: "2026-02-28T23:00:00Z", to: "2026-08-31T22:00:00Z"';
  const { data } = await house.ask(analyst, `{ scorecard(${window}, groupBy: [${groupBy}]) { rows { key { value } ${selection} } } }`);
  return data.scorecard.rows;
}

it('draws the trend of a KPI: each month with its n and its value, higher where it is more', async () => {
  const svg = await svgOf('trend.svg', { kpi: 'turnaround', ...HALF_YEAR });
  const words = wordsOf(svg);
  const rows = await figures('turnaround { n p50 p90 }', 'MONTH');
  expect(rows.length).toBeGreaterThan(3);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining(['Turnaround by month', 'hours', ...rows.map(({ turnaround }) => `n = ${turnaround.n}`)]),
  );
  expect(textsOf(svg)).toContain('hours · median · band up to the 90th percentile · 1 Mar 2026 – 31 Aug 2026 (Europe/Paris)');
  const placed = rows.map(({ key, turnaround: { p50 } }) => ({
    p50,
    x: words.find(({ text }) => text === key[0].value)!.x,
    label: words.find(({ text }) => text === (p50 >= 100 ? p50.toFixed(0) : String(Number(p50.toPrecision(3)))))!,
  }));
  for (const { x, label } of placed) expect(Math.abs(label.x - x)).toBeLessThan(1);
  const byValue = [...placed].sort((a, b) => a.p50 - b.p50).map(({ label }) => label.y);
  expect(byValue).toEqual([...byValue].sort((a, b) => b - a));
});

it('shades the band between the median and the ninth decile', async () => {
  const band = /<path d="M([^"]+)" fill="[^"]+" fill-opacity="0.18"|<path d="M([^"]+)"[^>]*fill-opacity="0.18"/.exec(
    await svgOf('trend.svg', { kpi: 'turnaround', ...HALF_YEAR }),
  );
  const heights = (band?.[1] ?? band?.[2] ?? '')
    .replace(/Z$/, '')
    .split('L')
    .map((point) => Number(point.trim().split(/[ ,]/)[1]));
  const rows = await figures('turnaround { p50 p90 }', 'MONTH');
  const [upper, lower] = [heights.slice(0, rows.length), heights.slice(rows.length).reverse()];
  const scale = (upper[0] - lower[0]) / (rows[0].turnaround.p90 - rows[0].turnaround.p50);
  rows.forEach(({ turnaround: { p50, p90 } }, i) => expect(Math.abs(upper[i] - lower[i] - (p90 - p50) * scale)).toBeLessThan(1.5));
});

it('leaves a gap where a month counted nothing, and says so', async () => {
  const texts = textsOf(await svgOf('trend.svg', { kpi: 'pageLoad', from: '2026-08-01', to: '2026-12-01' }));
  expect(texts).toEqual(expect.arrayContaining(['2026-11', 'n = 0', 'ms']));
});

it('draws vendors side by side, each with its n, its value and its interval', async () => {
  const svg = await svgOf('vendors.svg', { kpi: 'qcPassRate', ...HALF_YEAR });
  const rows = await figures('qcPassRate { n value }', 'VENDOR');
  expect(rows).toHaveLength(3);
  for (const { key, qcPassRate } of rows)
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining([key[0].value, `n = ${qcPassRate.n}`, String(Number((qcPassRate.value * 100).toPrecision(3)))]),
    );
  const whiskers = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L\1 ([\d.]+)" fill="[^"]*" stroke="#222222"/g)].map(([, , y1, y2]) =>
    Math.abs(Number(y1) - Number(y2)),
  );
  const lengths = rows.map(({ qcPassRate }) => wilson(qcPassRate)!).map(({ low, high }) => high - low);
  expect(whiskers).toHaveLength(3);
  whiskers.forEach((whisker, i) => expect(whisker / whiskers[0]).toBeCloseTo(lengths[i] / lengths[0], 1));
});

it('draws the Pareto of issues, the commonest first', async () => {
  const svg = await svgOf('issues.svg', HALF_YEAR);
  const [{ issuePareto }] = await figures('issuePareto { tag count share }', '');
  const counts = wordsOf(svg)
    .filter(({ text }) => text.startsWith('n = '))
    .sort((a, b) => a.x - b.x);
  expect(counts.map(({ text }) => text)).toEqual(issuePareto.slice(0, 10).map(({ count }: { count: number }) => `n = ${count}`));
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['revisions', '% of all tags', `${Math.round(issuePareto[0].share * 100)} %`]));
});

it('draws how many shots needed how many rounds', async () => {
  const svg = await svgOf('rounds.svg', HALF_YEAR);
  const [{ revisionRounds }] = await figures('revisionRounds { n histogram { rounds shots } }', '');
  const bins = revisionRounds.histogram.map(({ shots }: { shots: number }) => `n = ${shots}`);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['1 round', '4 rounds and more', 'shots', ...bins]));
  expect(textsOf(svg).join()).toContain(`${revisionRounds.n} shots · mean`);
});

it('draws what a picture costs by month, a line a tier, in the currency that is named', async () => {
  const svg = await svgOf('costs.svg', { ...HALF_YEAR, currency: 'EUR' });
  const rows = await figures('costPerImage { tier currency n value }', 'MONTH');
  const months = rows.map(({ key, costPerImage }) => {
    const inEuros = costPerImage.filter(({ currency }: { currency: string }) => currency === 'EUR');
    return { name: key[0].value, n: inEuros.reduce((sum: number, { n }: { n: number }) => sum + n, 0), inEuros };
  });
  const tiers: number[] = months.flatMap(({ inEuros }) => inEuros.map(({ tier }: { tier: number }) => tier));
  expect(new Set(tiers).size).toBeGreaterThan(1);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining(['EUR', ...tiers.map((tier) => `tier ${tier}`), ...months.flatMap(({ name, n }) => [name, `n = ${n}`])]),
  );
  const highest = months.flatMap(({ inEuros }) => inEuros).sort((a, b) => b.value - a.value)[0].value;
  expect(textsOf(svg)).toContain(highest >= 100 ? highest.toFixed(0) : String(Number(highest.toPrecision(3))));
});

it('draws what a picture costs at each vendor, side by side, of those that are paid in the currency', async () => {
  const texts = textsOf(await svgOf('vendorCosts.svg', { ...HALF_YEAR, currency: 'EUR' }));
  const rows = await figures('costPerImage { tier currency n value }', 'VENDOR');
  const inEuros = (costs: { currency: string; n: number }[]) => costs.filter(({ currency }) => currency === 'EUR');
  const [paid, others] = [true, false].map((isPaid) => rows.filter(({ costPerImage }) => inEuros(costPerImage).length > 0 === isPaid));
  expect([paid.length > 0, others.length > 0]).toEqual([true, true]);
  for (const { key } of others) expect(texts).not.toContain(key[0].value);
  for (const { key, costPerImage } of paid) {
    const n = inEuros(costPerImage).reduce((sum, each) => sum + each.n, 0);
    expect(texts).toEqual(expect.arrayContaining([key[0].value, `n = ${n}`]));
  }
});

it('draws production models side by side, each with its n', async () => {
  const texts = textsOf(await svgOf('models.svg', { ...HALF_YEAR, kpi: 'leadTime' }));
  const rows = await figures('leadTime { n }', 'PRODUCTION_MODEL');
  expect(rows.map(({ key }) => key[0].value)).toEqual(['HYBRID', 'IN_HOUSE', 'OUTSOURCED']);
  for (const { key, leadTime } of rows) expect(texts).toEqual(expect.arrayContaining([key[0].value, `n = ${leadTime.n}`]));
  expect(texts).toContain('Lead time by production model');
});

it.each([
  ['stages.svg', 'turnaround', 'turnaroundStages', 'Turnaround by stage'],
  ['stagesToLive.svg', 'shootToLive', 'shootToLiveStages', 'Shoot to live by stage'],
])('%s stacks the stages of each month up to the mean of the whole', async (name, whole, stages, title) => {
  const texts = textsOf(await svgOf(name, HALF_YEAR));
  const rows = await figures(`${whole} { n mean } ${stages} { stage mean }`, 'MONTH');
  expect(rows.length).toBeGreaterThan(3);
  expect(texts).toEqual(expect.arrayContaining([title, ...rows[0][stages].map(({ stage }: { stage: string }) => stage.toLowerCase())]));
  for (const { key, [whole]: figure } of rows) {
    const mean = figure.mean >= 100 ? figure.mean.toFixed(0) : String(Number(figure.mean.toPrecision(3)));
    expect(texts).toEqual(expect.arrayContaining([key[0].value, `n = ${figure.n}`, mean]));
  }
});

it.each([
  ['costs.svg', {}],
  ['vendorCosts.svg', {}],
  ['models.svg', { kpi: 'turnaround' }],
  ['stages.svg', {}],
  ['stagesToLive.svg', {}],
  ['trend.svg', { kpi: 'turnaround' }],
  ['vendors.svg', { kpi: 'onTimeRate' }],
  ['issues.svg', {}],
  ['rounds.svg', {}],
])('%s says so when nothing was counted', async (name, more) => {
  expect(textsOf(await svgOf(name, { ...more, ...BEFORE_ALL }))).toContain('Nothing was counted in this window.');
});

it.each([
  ...[
    'turnaround',
    'leadTime',
    'leadTimeToFirstSubmission',
    'leadTimeInWorkingHours',
    'revisionRounds',
    'firstTimeApprovalRate',
    'qcPassRate',
  ],
  ...[
    'rejectionRate',
    'batchPassRate',
    'onTimeRate',
    'hoursPerHeroShot',
    'hoursPerBatchItem',
    'shootToLive',
    'returnRate',
    'returnRateOfFeatured',
  ],
  ...['retakeRate', 'fileSize', 'pageLoad', 'edgeArtefacts', 'colourVariance', 'boardMatchRate'],
])('has a trend of %s with something in it', async (kpi) => {
  const texts = textsOf(await svgOf('trend.svg', { kpi, ...HALF_YEAR }));
  expect(texts.filter((text) => /^n = [1-9]/.test(text)).length).toBeGreaterThan(0);
  expect(texts.join()).not.toMatch(/NaN|undefined|null/);
});

it('takes a code for words, whatever it looks like', async () => {
  const code = '<script>"&';
  await imported(house, 'VENDORS', `${VENDORS.split('\n')[0]}\n"<script>""&",Evil,OUTSOURCED,27,12,9,,USD`);
  const [{ shot }] = await house.database.rows<{ shot: string }>('SELECT reference AS shot FROM shot LIMIT 1');
  const handedOver = { id: 'evil-1', kind: 'HANDED_OVER', at: '2026-05-01T10:00:00Z', dueAt: '2026-05-02T10:00:00Z', service: 'STANDARD' };
  const submitted = { id: 'evil-2', kind: 'SUBMITTED', at: '2026-05-01T10:00:00Z', round: 99, origin: 'MANUAL' };
  const told = ndjson({ ...handedOver, shot, vendor: code }, { ...submitted, shot, vendor: code });
  expect(await imported(house, 'EVENTS', told)).toMatchObject({ faults: [], added: 2 });
  const svg = await svgOf('vendors.svg', { kpi: 'onTimeRate', ...HALF_YEAR });
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
});

it.each(['ANALYST', 'STUDIO', 'ADMIN'] as const)('are for a %s', async (role) => {
  const { status, headers } = await get('rounds.svg', HALF_YEAR, await house.key({ role }));
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('private, no-store');
});

it('are not for others, nor for nobody', async () => {
  const refused = async (key: string) => {
    const { status, body } = await get('rounds.svg', HALF_YEAR, key);
    return { status, code: body.errors[0].extensions.code };
  };
  expect(await refused(await house.key({ role: 'REVIEWER' }))).toEqual({ status: 403, code: 'FORBIDDEN' });
  expect(await refused(await house.key({ role: 'VENDOR', vendorCode: 'LUMEN' }))).toEqual({ status: 403, code: 'FORBIDDEN' });
  expect(await refused('none')).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
});

it.each([
  ['pie.svg', HALF_YEAR, 404, 'NOT_FOUND', /there are trend, vendors, models, stages, stagesToLive, issues, costs, vendorCosts, rounds/],
  ['trend.svg', HALF_YEAR, 400, 'BAD_USER_INPUT', /"kpi" is missing; expected one of turnaround, /],
  ['trend.svg', { ...HALF_YEAR, kpi: 'beauty' }, 400, 'BAD_USER_INPUT', /"kpi" is "beauty"; expected one of/],
  ['trend.svg', { ...HALF_YEAR, kpi: 'toString' }, 400, 'BAD_USER_INPUT', /"kpi" is "toString"/],
  ['vendors.svg', { ...HALF_YEAR, kpi: 'pageLoad' }, 400, 'BAD_USER_INPUT', /"kpi" is "pageLoad"/],
  ['issues.svg', { ...HALF_YEAR, kpi: 'turnaround' }, 400, 'BAD_USER_INPUT', /always shows issuePareto/],
  ['issues.svg', { from: '2026-03-01' }, 400, 'BAD_USER_INPUT', /"to" is missing; expected a day such as/],
  ['issues.svg', { from: '2026-03-01', to: '2026-03-01' }, 400, 'BAD_USER_INPUT', /expected a "to" after "from"/],
  ['issues.svg', { ...HALF_YEAR, timeZone: 'Mars' }, 400, 'BAD_USER_INPUT', /"timeZone" is "Mars"/],
  ['issues.svg', { ...HALF_YEAR, vendor: 'LUMEN' }, 400, 'BAD_USER_INPUT', /There is no "vendor"; expected kpi, from, to, timeZone/],
  ['issues.svg', 'from=2026-03-01&from=2026-04-01&to=2026-05-01', 400, 'BAD_USER_INPUT', /"from" is given more than once/],
  ['costs.svg', HALF_YEAR, 400, 'BAD_USER_INPUT', /"currency" is missing: costs of this window are in (DKK, )?EUR, USD/],
  ['costs.svg', { ...HALF_YEAR, currency: 'euro' }, 400, 'BAD_USER_INPUT', /"currency" is "euro"; expected a code of ISO 4217/],
  ['rounds.svg', { ...HALF_YEAR, currency: 'EUR' }, 400, 'BAD_USER_INPUT', /"currency" is asked for with charts of costs alone/],
  ['trend.svg', { kpi: 'turnaround', from: '2020-01-01', to: '2026-01-01' }, 400, 'BAD_USER_INPUT', /at most 36 months/],
])('%s is not drawn for %j', async (name, query, status, code, message) => {
  const { body, ...answer } = await get(name, query);
  expect({ status: answer.status, code: body.errors[0].extensions.code }).toEqual({ status, code });
  expect(body.errors[0].message).toMatch(message);
});

it('tells many vendors with long names apart, also those whose names differ at their ends alone', () => {
  const names = Array.from({ length: 24 }, (_, i) => `Retouching House ${i + 1} GmbH`);
  const long = ['Paris', 'Lyon'].map((place) => `A house of retouchers with a long name, branch of ${place}`);
  const groups = [...names, ...long].map((name, i) => ({ name, n: i + 1 }));
  const svg = drawn({ title: 'On time', subtitle: '', unit: '%', groups, series: [{ type: 'bar', data: groups.map(({ n }) => n) }] });
  const told = textsOf(svg).join(' ').replace(/\s+/g, ' ');
  for (const name of [...names, 'of Paris', 'of Lyon']) expect(told).toContain(name);
});
