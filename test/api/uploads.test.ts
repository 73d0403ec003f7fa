import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import type { UserError } from '../../src/failures';
import { demoPicture, type House, newHouse, plannedShot, refusals } from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** Files on their way in: announced, put, checked; and all that may go wrong with them. */
const house = loupe();
let keys: House;
let shotId = '';
const good = demoPicture('R-1042_YG_source.jpg');

beforeAll(async () => {
  keys = await newHouse(house);
  shotId = await plannedShot(house, keys, 'UP-1');
});

const FILE = { filename: 'a.jpg', mimeType: 'image/jpeg', byteSize: 1, sha256: 'a'.repeat(64) };

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const announce = (file: object): Promise<Answer['data']> =>
  house.act(
    keys.studio,
    'stagedUploadsCreate',
    { files: [{ filename: 'a.jpg', mimeType: 'image/jpeg', byteSize: good.length, sha256: hashOf(good), ...file }] },
    'targets { uploadId url method }',
  );
const target = async (file: object = {}): Promise<{ uploadId: string; path: string }> => {
  const { targets } = await announce(file);
  const { pathname, search } = new URL(targets[0].url as string);
  return { uploadId: targets[0].uploadId as string, path: pathname + search };
};
const put = (path: string, bytes: Buffer): request.Test =>
  request(house.url).put(path).set('content-type', 'application/octet-stream').send(bytes);
const take = async (uploadId: string): Promise<{ code: string; message: string }[]> => {
  const capturedAt = new Date(Date.now() - 3600e3).toISOString();
  const { userErrors } = await house.act(keys.studio, 'submitSource', { shotId, uploadId, capturedAt }, 'source { id }');
  return userErrors as { code: string; message: string }[];
};
/** Uploads bytes whole and lets the worker look at them. */
const uploaded = async (bytes: Buffer, filename = 'a.jpg'): Promise<string> => {
  const { uploadId, path } = await target({ filename, byteSize: bytes.length, sha256: hashOf(bytes) });
  await put(path, bytes).expect(201);
  await house.work();
  return uploadId;
};

describe('what does not arrive as announced', () => {
  it.each([
    ['cut short', good.subarray(0, 1000)],
    ['longer than announced', Buffer.concat([good, Buffer.from('more')])],
    ['of the same length with other bytes', Buffer.concat([Buffer.from([0]), good.subarray(1)])],
  ])('is refused when %s, and a second try is taken', async (_what, bytes) => {
    const { uploadId, path } = await target();
    const refused = await put(path, bytes).expect(400);
    expect((refused.body as Answer).errors?.[0].message).toMatch(/Expected .* bytes .* as announced, found/);
    expect((await take(uploadId)).map(({ code }) => code)).toEqual(['UPLOAD_PENDING']);
    await put(path, good).expect(201);
    await put(path, good).expect(201); // sending twice is harmless
    expect(await house.work()).toBe(1);
  });

  it('is refused on a URL that was changed, made up or has expired', async () => {
    const { path } = await target();
    await put(
      path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      good,
    ).expect(403);
    await put(path.replace(/expires=\d+/, 'expires=9999999999'), good).expect(403);
    await put('/uploads/not-an-id?expires=1&signature=x', good).expect(404);
    await put(`/uploads/${randomUUID()}?expires=9999999999&signature=x`, good).expect(403);
  });
});

describe('what is no picture that we take', () => {
  it.each([
    ['text under the name of a picture', Buffer.from('I am a ring, honestly.'), /JPEG, PNG, WebP and TIFF/],
    [
      'a GIF',
      Buffer.from('GIF89a\x01\x00\x01\x00\x00\xff\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00;', 'latin1'),
      /JPEG, PNG, WebP and TIFF/,
    ],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'), /JPEG, PNG, WebP and TIFF/],
    ['a JPEG that breaks off', good.subarray(0, good.length >> 1), /damaged or incomplete/],
  ])('refuses %s, says why, and blocks nothing', async (_what, bytes, why) => {
    const uploadId = await uploaded(bytes);
    const [refusal] = await take(uploadId);
    expect(refusal.code).toBe('UPLOAD_REFUSED');
    expect(refusal.message).toMatch(why);
    expect(refusal.message).not.toMatch(/vips|sharp|\/tmp/i);
    expect((await take(await uploaded(bytes))).map(({ code }) => code)).toEqual(['UPLOAD_REFUSED']);
  });

  it('tells the type by the content: a PNG named .jpg is taken as what it is', async () => {
    const shot = await plannedShot(house, keys, 'UP-2');
    const uploadId = await uploaded(demoPicture('R-1042_YG_final.png'), 'ring.jpg');
    expect(
      await refusals(
        house.act(keys.studio, 'submitSource', { shotId: shot, uploadId, capturedAt: '2026-01-01T10:00:00Z' }, 'source { id }'),
      ),
    ).toEqual([]);
    const rows = await house.database.rows(`SELECT media_type FROM original WHERE sha256 = $1`, [
      hashOf(demoPicture('R-1042_YG_final.png')),
    ]);
    expect(rows).toEqual([{ media_type: 'image/png' }]);
  });
});

describe('announcing', () => {
  it.each([
    ['no bytes', { byteSize: 0 }],
    ['more bytes than the house takes', { byteSize: 60_000_000 }],
    ['a hash that is none', { sha256: 'abc' }],
    ['no name', { filename: '' }],
  ])('refuses %s, naming the place', async (_what, file) => {
    const { targets, userErrors } = await announce(file);
    expect(targets).toEqual([]);
    expect(userErrors[0].field.slice(0, 2)).toEqual(['files', '0']);
  });

  it('takes of one vendor what it may send in a day, two announcements at once among them, and of the others what they send', async () => {
    const ofBytes = (count: number) => Array.from({ length: count }, () => ({ ...FILE, byteSize: 50_000_000 }));
    const announced = (key: string, count: number) =>
      house.act(key, 'stagedUploadsCreate', { files: ofBytes(count) }, 'targets { uploadId }') as Promise<{ userErrors: UserError[] }>;
    const both = await Promise.all([announced(keys.otherVendor, 11), announced(keys.otherVendor, 11)]);
    const [refused] = both.flatMap(({ userErrors }) => userErrors);
    expect(refused).toMatchObject({ code: 'INVALID', field: ['files'] });
    expect(refused.message).toBe('Expected at most 450000000 bytes: 550000000 were announced in the last 24 hours; found 550000000.');
    expect(await refusals(announced(keys.otherVendor, 9))).toEqual([]);
    expect(await refusals(announced(keys.otherVendor, 1))).toEqual(['INVALID']);
    expect(await refusals(announced(keys.vendor, 1))).toEqual([]);
    await house.database.rows(`UPDATE upload SET created_at = now() - interval '25 hours' WHERE vendor_id IS NOT NULL`);
    expect(await refusals(announced(keys.otherVendor, 20))).toEqual([]);
    expect(await refusals(announced(keys.studio, 50))).toEqual([]);
  });
});

it('waits, for a bounded time, for an upload that is still being checked', async () => {
  const shot = await plannedShot(house, keys, 'UP-3');
  const { uploadId, path } = await target();
  await put(path, good).expect(201);
  const taking = house.act(keys.studio, 'submitSource', { shotId: shot, uploadId, capturedAt: '2026-01-01T10:00:00Z' }, 'source { id }');
  await house.work();
  expect(await refusals(taking)).toEqual([]);
});

it('keeps the original byte for byte, once, under its hash', async () => {
  await uploaded(good);
  await uploaded(good);
  const chunks: Buffer[] = [];
  for await (const chunk of house.workshop.blobs.read(hashOf(good))) chunks.push(chunk as Buffer);
  expect(hashOf(Buffer.concat(chunks))).toBe(hashOf(good));
  const rows = await house.database.rows('SELECT FROM original WHERE sha256 = $1', [hashOf(good)]);
  expect(rows).toHaveLength(1);
});
