import * as measuring from '../../src/pixels/algorithmVersion';
import { approval, expectDone, type House, newHouse, openJob, roundInReview, signOff } from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** What becomes of measurements when Loupe is updated and measures otherwise (law 8): two rounds were measured by an older one, and one of them was decided on it. */
const house = loupe();
let keys: House;
let inReview: string;
let approved: string;

const NEWER = measuring.ALGORITHM_VERSION;
const OLDER = NEWER.replace(/^mask \d+/, 'mask 0');

beforeAll(async () => {
  keys = await newHouse(house);
  const older = jest.replaceProperty(measuring, 'ALGORITHM_VERSION', OLDER);
  [inReview, approved] = [await round('NEW-1'), await round('NEW-2')];
  await signOff(house, keys, approved, 'PHONE', 'DESKTOP');
  await expectDone(house.act(keys.reviewer, 'reviewRevision', approval(approved), 'review { id }'));
  await house.work();
  older.restore();
});

async function round(sku: string): Promise<string> {
  const { jobId } = await openJob(house, keys, sku);
  return roundInReview(house, keys, jobId);
}

/** In a list, where no answer waits for the worker. */
async function lookedAt(revisionId: string): Promise<Answer['data']> {
  const { data } = await house.ask(
    keys.reviewer,
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Revision { status quality { state machineVerdict algorithmVersion } } } }',
    { ids: [revisionId] },
  );
  return data.nodes[0];
}

async function timesMeasured(revisionId: string): Promise<number> {
  const id = Buffer.from(revisionId, 'base64url').toString().split(':')[1];
  const told = `SELECT FROM event e JOIN revision r ON r.shot_id = e.shot_id WHERE r.id = $1 AND e.kind = 'MEASURED'`;
  return (await house.database.rows(told, [id])).length;
}

const measured = { state: 'READY', machineVerdict: 'PASS' };
const pending = { state: 'PENDING', machineVerdict: null };

it('a decided round keeps what it was decided on, however often it is looked at', async () => {
  const decided = { status: 'APPROVED', quality: { ...measured, algorithmVersion: OLDER } };
  expect(await lookedAt(approved)).toEqual(decided);
  expect(await house.work()).toBe(0);
  expect(await lookedAt(approved)).toEqual(decided);
});

it('a round in review is measured anew once somebody looks at it, and not before', async () => {
  expect(await house.work()).toBe(0);
  const wanted = { status: 'IN_REVIEW', quality: { ...pending, algorithmVersion: NEWER } };
  expect([await lookedAt(inReview), await lookedAt(inReview)]).toEqual([wanted, wanted]);
  expect(await house.work()).toBe(1); // asked for twice, measured once
  expect(await lookedAt(inReview)).toEqual({ status: 'IN_REVIEW', quality: { ...measured, algorithmVersion: NEWER } });
  expect([await timesMeasured(inReview), await timesMeasured(approved)]).toEqual([2, 1]);
});

it.each(['inspection', 'comparison'])('the pixels were looked at again for it: the older %s was no answer any more', async (table) => {
  const kept = await house.database.rows<{ version: string }>(`SELECT DISTINCT algorithm_version AS version FROM ${table}`);
  expect(kept.map(({ version }) => version).sort()).toEqual([OLDER, NEWER].sort());
});

it('and so the decided one still answers as it was decided', async () => {
  expect(await lookedAt(approved)).toMatchObject({ quality: { ...measured, algorithmVersion: OLDER } });
});
