import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { sign } from '../../src/access/signature';
import { mediaStatement } from '../../src/catalogue/media';
import { expectDone, exportedShot, type House, newHouse, plannedShot } from '../support/house';
import { liveFile } from '../support/liveFile';
import { loupe } from '../support/loupe';
import { bytesAt } from '../support/bytesAt';

/** Bytes over HTTP: who may have them, for how long, and in which pieces. */
const house = loupe();
let keys: House;
let shotId = '';
let revisionId = '';

beforeAll(async () => {
  keys = await newHouse(house);
  ({ shotId, revisionId } = await exportedShot(house, keys, 'M-1'));
  await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand' }, 'publications { id }'));
});

const get = (url: string): request.Test => bytesAt(house, url);
const live = async (): Promise<{ url: string; bytes: number; format: string }> => {
  const { data } = await house.ask(
    keys.storefront,
    '{ sku(code: "M-1") { colourways { renditions(channel: "brand") { url bytes format } } } }',
  );
  return data.sku.colourways[0].renditions.find(({ format }: { format: string }) => format === 'JPEG') as {
    url: string;
    bytes: number;
    format: string;
  };
};

async function hashOf(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece as Buffer);
  return hash.digest('hex');
}

describe('a live picture', () => {
  it('is served with its type, its ETag and leave to be kept for a day', async () => {
    const { url, bytes } = await live();
    expect(new URL(url).pathname).toMatch(/M-1.*YG.*HERO.*brand.*pdp/);
    const { headers, body } = await get(url).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect((body as Buffer).length).toBe(bytes);
    for (const tags of [headers.etag, `"other", W/${headers.etag}`, '*'])
      await get(url).set('If-None-Match', tags).set('Cache-Control', 'no-cache').expect(304);
    await get(url).set('If-None-Match', '"other"').expect(200);
  });

  it('is served in ranges', async () => {
    const { url, bytes } = await live();
    const whole = (await get(url)).body as Buffer;
    const part = await get(url).set('Range', 'bytes=10-109').expect(206).expect('Content-Range', `bytes 10-109/${bytes}`);
    expect((part.body as Buffer).equals(whole.subarray(10, 110))).toBe(true);
    const tail = await get(url).set('Range', 'bytes=-5').expect(206);
    expect((tail.body as Buffer).equals(whole.subarray(-5))).toBe(true);
    const all = await get(url)
      .set('Range', `bytes=-${bytes + 1}`)
      .expect(206);
    expect(all.headers['content-range']).toBe(`bytes 0-${bytes - 1}/${bytes}`);
    await get(url).set('Range', 'bytes=-0').expect(416);
    await get(url).set('Range', `bytes=${bytes}-`).expect(416).expect('Content-Range', `bytes */${bytes}`);
    await get(url).set('Range', 'bytes=0-9').set('If-Range', '"other"').expect(200);
  });

  it('is served at one URL in the best format that is asked for', async () => {
    const { data } = await house.ask(
      keys.storefront,
      '{ sku(code: "M-1") { colourways { renditions(channel: "brand") { variantUrl } } } }',
    );
    const urls = data.sku.colourways[0].renditions.map(({ variantUrl }: { variantUrl: string }) => variantUrl) as string[];
    for (const url of urls) {
      const typeFor = async (accept: string): Promise<string> => {
        const { headers } = await get(url).set('Accept', accept).expect(200);
        expect(headers.vary).toMatch(/\bAccept\b/);
        return headers['content-type'];
      };
      expect(await typeFor('image/avif,image/webp,image/apng,image/*,*/*;q=0.8')).toBe('image/webp'); // no AVIF is made here
      expect(await typeFor('image/webp;q=0, image/*')).toBe('image/jpeg');
      expect(await typeFor('*/*')).toBe('image/jpeg');
    }
    const made = `UPDATE rendition SET on_show = $2 WHERE format = 'WEBP' AND revision_id = (SELECT revision_id FROM rendition WHERE id = $1)`;
    const id = new URL(urls[0]).pathname.split('/')[2];
    await house.database.rows(made, [id, false]); // as of a template that has one more format since
    expect((await get(urls[0]).set('Accept', 'image/webp,*/*').expect(200)).headers['content-type']).toBe('image/jpeg');
    await house.database.rows(made, [id, true]);
    await get('/variants/00000000-0000-4000-8000-000000000000').expect(404);
    await get('/variants/1').expect(404);
  });

  it('flows through in pieces, as its reader takes them', async () => {
    const [piece, pieces] = [Buffer.alloc(1 << 20, 7), 160];
    const sevens = (): Readable => Readable.from(Array.from({ length: pieces }, () => piece));
    const sha256 = await hashOf(sevens());
    await house.workshop.blobs.bring({ sha256, byteSize: piece.length * pieces }, sevens());
    const { path } = await liveFile(house.database, 'HUGE', sha256, piece.length * pieces);
    const before = process.memoryUsage().arrayBuffers;
    const [response] = (await once(httpGet(house.url + path), 'response')) as [IncomingMessage];
    await once(response, 'readable');
    await wait(1000); // the reader, in this process too, takes nothing more meanwhile
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40e6);
    expect(await hashOf(response)).toBe(sha256);
  });

  it('answers HEAD with the same headers and no bytes', async () => {
    const { url, bytes } = await live();
    const { headers } = await request(house.url).head(new URL(url).pathname).expect(200);
    expect(Number(headers['content-length'])).toBe(bytes);
  });
});

describe('a picture that is not live', () => {
  it('is given only by the signed URL that the API hands out', async () => {
    const { data } = await house.ask(keys.reviewer, 'query ($id: ID!) { revision(id: $id) { url job { source { url } } } }', {
      id: revisionId,
    });
    for (const url of [data.revision.url, data.revision.job.source.url] as string[]) {
      const { headers } = await get(url).expect(200);
      expect(headers['cache-control']).toMatch(/^private/);
      expect(headers['content-disposition']).toMatch(/^attachment/);
      await get(new URL(url).pathname).expect(404);
      await get(url.replace(/signature=./, 'signature=~')).expect(404);
      await get(url.replace(/signature=.*/, `signature=${'%C3%A9'.repeat(32)}`)).expect(404); // as long in letters, not in bytes
      await get(url.replace(/expires=\d+/, 'expires=1700000000')).expect(404);
    }
  });

  it('is given no longer once the time that was signed is over', async () => {
    const { data } = await house.ask(keys.reviewer, 'query ($id: ID!) { revision(id: $id) { url } }', { id: revisionId });
    const [, , sha256, filename] = new URL(data.revision.url as string).pathname.split('/');
    const [{ secret }] = await house.database.rows<{ secret: string }>('SELECT secret FROM installation');
    const signedUntil = (expires: number): string =>
      `/media/${sha256}/${filename}?expires=${expires}&signature=${sign(secret, mediaStatement(sha256, decodeURIComponent(filename), expires))}`;
    const now = Math.floor(Date.now() / 1000);
    await get(signedUntil(now + 60)).expect(200);
    await get(signedUntil(now - 1)).expect(404);
  });

  it('cannot be told from one that does not exist', async () => {
    const nowhere = await get(`/media/${'a'.repeat(64)}/ring.jpg`).expect(404);
    const { data } = await house.ask(keys.reviewer, 'query ($id: ID!) { revision(id: $id) { url } }', { id: revisionId });
    const unsigned = await get(new URL(data.revision.url as string).pathname).expect(404);
    const said = (body: unknown): unknown =>
      (JSON.parse((body as Buffer).toString()) as { errors: { message: string }[] }).errors[0].message;
    expect(said(unsigned.body)).toBe(said(nowhere.body));
    await get('/media/nonsense/ring.jpg').expect(404);
    await get('/media/%zz/ring.jpg').expect(404);
  });
});

it('is gone within a second of its withdrawal, and back when it is published again', async () => {
  const { url } = await live();
  const { data } = await house.ask(keys.storefront, '{ sku(code: "M-1") { colourways { renditions(channel: "brand") { variantUrl } } } }');
  const [{ variantUrl }] = data.sku.colourways[0].renditions as { variantUrl: string }[];
  await get(variantUrl).expect(200);
  await expectDone(house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'sold out' }, 'publications { id }'));
  await get(url).expect(410);
  await get(variantUrl).expect(410);
  await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand' }, 'publications { id }'));
  await get(url).expect(200);
});

it('stays to the end that was asked for last, and is gone at it although no worker comes', async () => {
  const { url } = await live();
  const publish = async (to: Date | null): Promise<string> =>
    (await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand', to }, 'publications { id endsAt }')))
      .publications[0].id as string;
  const first = await publish(new Date(Date.now() + 1000));
  expect(await publish(null)).toBe(first);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await house.work();
  await get(url).expect(200);
  expect(await publish(new Date(Date.now() + 1000))).toBe(first);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await get(url).expect(410);
  expect(await live().catch(() => 'nothing of it exists')).toBe('nothing of it exists');
  await house.work();
  expect(await publish(null)).not.toBe(first);
  await get(url).expect(200);
});

it('that was withdrawn before it ever went live was never there', async () => {
  const { shotId: never, revisionId: unseen } = await exportedShot(house, keys, 'M-2');
  const slot = { shotIds: [never], channel: 'brand' };
  await expectDone(house.act(keys.studio, 'publish', { ...slot, from: new Date(Date.now() + 3600e3) }, 'publications { id }'));
  await expectDone(house.act(keys.studio, 'withdraw', { ...slot, reason: 'not now' }, 'publications { id }'));
  const { data } = await house.ask(keys.reviewer, 'query ($id: ID!) { revision(id: $id) { previews { url } } }', { id: unseen });
  const { pathname } = new URL(data.revision.previews[0].url as string);
  await get(pathname).expect(404);
  await get(`${pathname.slice(0, pathname.lastIndexOf('/'))}/%00`).expect(404);
});

it('goes live and ends by itself at the scheduled instants', async () => {
  const soon = new Date(Date.now() + 1500);
  await expectDone(
    house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'to be shown later' }, 'publications { id }'),
  );
  const { publications } = await expectDone(
    house.act(
      keys.studio,
      'publish',
      { shotIds: [shotId], channel: 'brand', from: soon, to: new Date(soon.getTime() + 1500) },
      'publications { id status }',
    ),
  );
  expect(publications[0].status).toBe('SCHEDULED');
  house.startWorking();
  const statusOf = async (): Promise<string> =>
    (await house.ask(keys.studio, 'query ($id: ID!) { node(id: $id) { ... on Publication { status } } }', { id: publications[0].id })).data
      .node.status as string;
  const seen = new Set<string>();
  for (let i = 0; i < 100 && !seen.has('WITHDRAWN'); i += 1) {
    seen.add(await statusOf());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect([...seen]).toEqual(['SCHEDULED', 'LIVE', 'WITHDRAWN']);
  const rows = await house.database.rows<{ at: Date }>(`SELECT at FROM event WHERE kind = 'WENT_LIVE' ORDER BY seq DESC LIMIT 1`);
  expect(rows[0].at).toEqual(soon);
});

it('is published with others, each by itself: what cannot be is told by its place', async () => {
  const planned = await plannedShot(house, keys, 'M-9');
  const input = { shotIds: [planned, shotId], channel: 'brand' };
  const { publications, userErrors } = await house.act(keys.studio, 'publish', input, 'publications { channel }');
  expect([publications.length, userErrors]).toMatchObject([1, [{ field: ['shotIds', '0'] }]]);
  const gone = await house.act(keys.studio, 'withdraw', { ...input, reason: 'sold out' }, 'publications { channel }');
  expect([gone.publications.length, gone.userErrors]).toMatchObject([1, [{ field: ['shotIds', '0'] }]]);
});
