import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import request from 'supertest';
import { ALGORITHM_VERSION } from '../../src/pixels/algorithmVersion';
import { LEASE_SECONDS } from '../../src/store/queue';
import { catchUp } from '../../src/workers/catchUp';
import { checkUpload } from '../../src/workers/checkUpload';
import { DARKROOM_LIMITS } from '../../src/workers/darkroom';
import { newWorker } from '../../src/workers/worker';
import {
  changes,
  demoPicture,
  expectDone,
  exportedShot,
  type House,
  newHouse,
  openJob,
  plannedShot,
  refusals,
  roundInReview,
  signOff,
  sourcedShot,
  submission,
} from '../support/house';
import { type Answer, loupe } from '../support/loupe';
import { until } from '../support/until';

/** What goes wrong on the way, in the order of the way: things come twice, too late, or not at all. */
const house = loupe();
let keys: House;

beforeAll(async () => {
  keys = await newHouse(house);
});

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1];
const statusOf = async (type: string, id: string): Promise<string> =>
  (await house.ask(keys.studio, `query ($id: ID!) { node(id: $id) { ... on ${type} { status } } }`, { id })).data.node.status as string;
const sendSource = async (shotId: string): Promise<Answer['data']> => {
  const uploadId = await house.stage(keys.studio, demoPicture('R-1042_YG_source.jpg'));
  await house.work();
  return house.act(keys.studio, 'submitSource', { shotId, uploadId, capturedAt: '2026-01-01T10:00:00Z' }, 'source { id }');
};

describe('an upload', () => {
  it('keeps the bytes that were acknowledged when a bad put on the same URL ends after the good one', async () => {
    const bytes = demoPicture('R-1187_YG_final.png');
    const file = {
      filename: 'a.png',
      mimeType: 'image/png',
      byteSize: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    const { targets } = await expectDone(house.act(keys.studio, 'stagedUploadsCreate', { files: [file] }, 'targets { uploadId url }'));
    const { pathname, search } = new URL(targets[0].url as string);
    const put = (body: Buffer): request.Test =>
      request(house.url)
        .put(pathname + search)
        .set('content-type', 'image/png')
        .send(body);
    const [good, bad] = await Promise.all([put(bytes), put(Buffer.concat([bytes.subarray(1), Buffer.from([0])]))]);
    expect([good.status, [400, 201].includes(bad.status)]).toEqual([201, true]);
    await house.work();
    const rows = await house.database.rows('SELECT status FROM upload WHERE id = $1', [uuidOf(targets[0].uploadId as string)]);
    expect(rows).toEqual([{ status: 'READY' }]);
  });

  it('is found good by the next worker when the first one died between storing its bytes and saying so', async () => {
    const bytes = demoPicture('R-1187_SILVER_final.png');
    const uploadId = await house.stage(keys.studio, bytes);
    await house.workshop.blobs.promote(uuidOf(uploadId), createHash('sha256').update(bytes).digest('hex'));
    expect(await checkUpload(house.workshop, uuidOf(uploadId))).toBe('done');
    expect(await house.database.rows('SELECT status FROM upload WHERE id = $1', [uuidOf(uploadId)])).toEqual([{ status: 'READY' }]);
  });

  it('waits while the store is away, with its bytes, and is found good once it is back', async () => {
    const uploadId = await house.stage(keys.studio, await sharp(demoPicture('R-1187_SILVER_final.png')).negate().png().toBuffer());
    const away = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:9000'));
    const { workshop } = house;
    const worker = newWorker({ ...workshop, blobs: { ...workshop.blobs, stagedFile: away } }); // the outage is ours, all else as it is
    await until(async () => (await workshop.queue.drain(worker), await workshop.queue.waiting()) === 0);
    const status = () => house.database.rows('SELECT status, refusal FROM upload WHERE id = $1', [uuidOf(uploadId)]);
    expect(await status()).toEqual([{ status: 'RECEIVED', refusal: null }]);
    expect(await catchUp(workshop)).toBeGreaterThan(0);
    expect(await catchUp(workshop)).toBe(0); // it is asked for already
    await house.work();
    expect(await status()).toEqual([{ status: 'READY', refusal: null }]);
  });

  it('whose bytes are gone from the store waits for two days, and is then told to be gone', async () => {
    const uploadId = await house.stage(keys.studio, await sharp(demoPicture('R-1187_SILVER_final.png')).flip().png().toBuffer());
    await house.workshop.blobs.discard(uuidOf(uploadId));
    const tried = async () => {
      await catchUp(house.workshop);
      await until(async () => (await house.work(), await house.workshop.queue.waiting()) === 0);
      return house.database.rows('SELECT status, refusal_code FROM upload WHERE id = $1', [uuidOf(uploadId)]);
    };
    expect(await tried()).toEqual([{ status: 'RECEIVED', refusal_code: null }]);
    await house.database.rows(`UPDATE upload SET expires_at = now() - interval '25 hours' WHERE id = $1`, [uuidOf(uploadId)]);
    expect(await tried()).toEqual([{ status: 'REFUSED', refusal_code: 'BYTES_GONE' }]);
  });
});

describe('a source', () => {
  it('is not followed by another before its audit was confirmed, and an old audit moves nothing any more', async () => {
    const shotId = await plannedShot(house, keys, 'MIS-1');
    const first = await expectDone(sendSource(shotId));
    expect(await refusals(sendSource(shotId))).toEqual(['OUT_OF_ORDER']);
    await house.work();
    await expectDone(house.act(keys.studio, 'confirmSourceAudit', { sourceId: first.source.id, outcome: 'RESHOOT' }, 'source { id }'));
    await sourcedShot(house, keys, shotId);
    const { jobs } = await expectDone(
      house.act(keys.studio, 'handOver', { shotIds: [shotId], vendorCode: 'ATELIER', service: 'STANDARD' }, 'jobs { id }'),
    );
    expect(
      await refusals(house.act(keys.studio, 'confirmSourceAudit', { sourceId: first.source.id, outcome: 'PASS' }, 'source { id }')),
    ).toEqual(['OUT_OF_ORDER']);
    expect([await statusOf('Shot', shotId), await statusOf('Job', jobs[0].id as string)]).toEqual(['IN_RETOUCH', 'OPEN']);
  });
});

describe('a measurement', () => {
  it('that failed is tried again, also when a late first try has come in meanwhile', async () => {
    const { jobId } = await openJob(house, keys, 'MIS-2');
    const uploadId = await house.stage(keys.vendor, demoPicture('R-1042_YG_final.png'));
    await house.work();
    const { revision } = await expectDone(house.act(keys.vendor, 'submitRevision', submission(jobId, uploadId), 'revision { id }'));
    const id = uuidOf(revision.id as string);
    await house.database.transaction((tx) => tx.rows(`UPDATE revision SET status = 'MEASURE_FAILED' WHERE id = $1`, [id]));
    await house.work(); // the late one
    expect(await statusOf('Revision', revision.id as string)).toBe('MEASURE_FAILED');
    await expectDone(house.act(keys.studio, 'remeasureRevision', { revisionId: revision.id }, 'revision { status }'));
    await house.work();
    expect(await statusOf('Revision', revision.id as string)).toBe('IN_REVIEW');
    const told = await house.database.rows(
      `SELECT FROM event e JOIN revision r ON r.shot_id = e.shot_id WHERE r.id = $1 AND e.kind = 'MEASURED'`,
      [id],
    );
    expect(told).toHaveLength(1);
  });

  it('ends, however long it takes, before others think that its worker has died', () => {
    const locks = 20; // seconds for the locks of the acts before and after
    expect(LEASE_SECONDS).toBeGreaterThan(2 * DARKROOM_LIMITS.seconds + locks);
  });

  it('goes by the metal of the hand-over, whatever the catalogue says later', async () => {
    const { jobId } = await openJob(house, keys, 'MIS-3');
    const colourway = { skuCode: 'MIS-3', code: 'YG', metal: 'SILVER', finish: 'POLISHED' };
    const { colourway: saved } = await expectDone(house.act(keys.studio, 'saveColourway', colourway, 'colourway { stones { kind } }'));
    expect(saved.stones).toEqual([{ kind: 'DIAMOND' }]); // what is left out stays
    const revisionId = await roundInReview(house, keys, jobId);
    const [{ metal }] = await house.database.rows<{ metal: string }>(
      'SELECT j.metal FROM job j JOIN revision r ON r.job_id = j.id WHERE r.id = $1',
      [uuidOf(revisionId)],
    );
    expect(metal).toBe('YELLOW_GOLD');
    expect(ALGORITHM_VERSION).toMatch(/\d/);
  });
});

describe('a preview', () => {
  it('that failed is tried again while its revision is in review, so that good work does not go back', async () => {
    const { jobId } = await openJob(house, keys, 'MIS-4');
    const revisionId = await roundInReview(house, keys, jobId);
    await house.database.transaction(async (tx) => {
      await tx.rows('DELETE FROM rendition WHERE revision_id = $1', [uuidOf(revisionId)]);
      await tx.rows(
        `INSERT INTO rendition (revision_id, template_id, format, requested_width, status, failure_code, failure)
         SELECT $1, t.id, 'JPEG', 400, 'FAILED', 'NOT_MADE', 'the worker died three times over it' FROM export_template t WHERE t.retired_at IS NULL`,
        [uuidOf(revisionId)],
      );
    });
    expect(await refusals(house.act(keys.reviewer, 'signOffDevice', { revisionId, device: 'PHONE' }, 'revision { id }'))).toEqual([
      'PREVIEWS_MISSING',
    ]);
    await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels: ['brand'] }, 'revisions { id }'));
    await house.work();
    await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
  });
});

describe('a picture that was withdrawn', () => {
  it('is gone also by the URL that a storefront got by node', async () => {
    const { shotId, revisionId } = await exportedShot(house, keys, 'MIS-5');
    const { data } = await house.ask(keys.reviewer, 'query ($id: ID!) { revision(id: $id) { previews { id } } }', { id: revisionId });
    const id = data.revision.previews[0].id as string;
    const byNode = 'query ($id: ID!) { node(id: $id) { ... on Rendition { url } } }';
    expect((await house.ask(keys.storefront, byNode, { id })).data.node).toBeNull();
    await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand' }, 'publications { id }'));
    const { url } = (await house.ask(keys.storefront, byNode, { id })).data.node as { url: string };
    const path = new URL(url).pathname + new URL(url).search;
    await request(house.url).get(path).expect(200);
    await expectDone(house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'recall' }, 'publications { id }'));
    await request(house.url).get(path).expect(410);
  });

  it('does not come back by what had been scheduled', async () => {
    const { shotId } = await exportedShot(house, keys, 'MIS-6');
    const publish = (from?: Date): Promise<Answer['data']> =>
      expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand', from }, 'publications { id status }'));
    await publish();
    await publish(new Date(Date.now() + 3600e3));
    await expectDone(house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'recall' }, 'publications { id }'));
    const standing = await house.database.rows(`SELECT status FROM publication WHERE shot_id = $1 AND status <> 'WITHDRAWN'`, [
      uuidOf(shotId),
    ]);
    expect(standing).toEqual([]);
  });
});

describe('work that was lost', () => {
  it('is asked for again when its time is over: a publication still shown, files never sent out', async () => {
    const { shotId } = await exportedShot(house, keys, 'MIS-7');
    const { publications } = await expectDone(
      house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand', to: new Date(Date.now() + 3600e3) }, 'publications { id }'),
    );
    await house.database.transaction((tx) =>
      tx.rows(`UPDATE publication SET goes_live_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' WHERE id = $1`, [
        uuidOf(publications[0].id as string),
      ]),
    );
    expect(await catchUp(house.workshop)).toBe(1);
    await house.work();
    expect(await statusOf('Publication', publications[0].id as string)).toBe('WITHDRAWN');
    expect(await catchUp(house.workshop)).toBe(0);
  });
});

it('makes a bulk act of which nothing was done good under the same client key', async () => {
  const shotId = await plannedShot(house, keys, 'MIS-8');
  const input = { clientKey: randomUUID(), shotIds: [shotId], vendorCode: 'ATELIER', service: 'STANDARD' };
  expect(await refusals(house.act(keys.studio, 'handOver', input, 'jobs { id }'))).toEqual(['SOURCE_NOT_CONFIRMED']);
  await sourcedShot(house, keys, shotId);
  await expectDone(house.act(keys.studio, 'handOver', input, 'jobs { id }'));
});

it('dates what waited for a lock after what it waited for', async () => {
  const { jobId, shotId } = await openJob(house, keys, 'MIS-9');
  const revisionId = await roundInReview(house, keys, jobId);
  await expectDone(house.act(keys.reviewer, 'reviewRevision', changes(revisionId), 'review { id }'));
  const rows = await house.database.rows<{ at: Date }>('SELECT at FROM event WHERE shot_id = $1 ORDER BY seq', [uuidOf(shotId)]);
  const later = rows.slice(3).map(({ at }) => at.getTime()); // the capture is dated by whoever sent it
  expect(later).toEqual([...later].sort((a, b) => a - b));
});
