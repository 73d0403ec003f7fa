import { expectDone, type House, newHouse, openJob, plannedShot, roundInReview, sourcedShot } from '../support/house';
import { loupe } from '../support/loupe';

/** What pictures have in common: one handed in twice, one recoloured, and how far a collection lies apart. */
const house = loupe();
let keys: House;
let first: string;

beforeAll(async () => {
  keys = await newHouse(house);
  first = await roundInReview(house, keys, (await openJob(house, keys, 'L-1')).jobId);
  await roundInReview(house, keys, (await openJob(house, keys, 'L-2')).jobId);
  await roundInReview(house, keys, (await openJob(house, keys, 'L-3')).jobId, 'R-1042_RG_final.png');
  await roundInReview(house, keys, (await openJob(house, keys, 'L-4')).jobId, 'R-1187_YG_final.png');
});

const LOOKALIKES = `query ($id: ID!) { revision(id: $id) { lookalikes { kind bitsApart deltaE revision { job { shot { colourway { sku { code } } } } } } } }`;

interface Told {
  kind: string;
  bitsApart: number;
  deltaE: number;
  revision: { job: { shot: { colourway: { sku: { code: string } } } } };
}

const lookalikes = async (key: string): Promise<Told[]> =>
  ((await house.ask(key, LOOKALIKES, { id: first })).data.revision as { lookalikes: Told[] } | null)?.lookalikes ?? [];

it('finds the picture that was handed in twice, and the one of another colour; not the other piece', async () => {
  const told = await lookalikes(keys.reviewer);
  expect(told.map(({ kind, revision }) => [kind, revision.job.shot.colourway.sku.code])).toEqual([
    ['SAME_PICTURE', 'L-2'],
    ['RECOLOUR', 'L-3'],
  ]);
  expect(told[0]).toMatchObject({ bitsApart: 0, deltaE: 0 });
  expect(told[1].deltaE).toBeGreaterThan(4);
});

it('shows a vendor only their own', async () => {
  const shotId = await plannedShot(house, keys, 'L-5');
  await sourcedShot(house, keys, shotId);
  const { jobs } = await expectDone(
    house.act(keys.studio, 'handOver', { shotIds: [shotId], vendorCode: 'PIXELWORKS', service: 'STANDARD', brief: 'Ours.' }, 'jobs { id }'),
  );
  await roundInReview(house, { ...keys, vendor: keys.otherVendor }, jobs[0].id as string);
  expect(await lookalikes(keys.reviewer)).toHaveLength(3);
  expect(await lookalikes(keys.vendor)).toHaveLength(2);
  expect(await lookalikes(keys.otherVendor)).toEqual([]);
});

it('tells the collection as one batch, view by view', async () => {
  const QUERY = `{ collection(code: "AURORA") { spread { view aspects { aspect n mean deviation strays { value off shot { reference } } } } } }`;
  const { data } = await house.ask(keys.reviewer, QUERY);
  const [hero] = (data.collection as { spread: { view: string; aspects: { aspect: string; n: number; strays: unknown[] }[] }[] }).spread;
  expect(hero.view).toBe('HERO');
  expect(hero.aspects.map(({ aspect }) => aspect)).toEqual(['BACKGROUND', 'SHADOW_DIRECTION', 'SHADOW_DENSITY', 'FILL', 'CENTRING']);
  expect(hero.aspects.find(({ aspect }) => aspect === 'BACKGROUND')?.n).toBe(5);
});
