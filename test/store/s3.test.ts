import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Blobs } from '../../src/store/blobs';
import { s3Blobs, type S3Place } from '../../src/store/s3';
import { hasSwift, newBucket, startSwift, type Swift } from '../support/swift';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';
import { blobsContract } from './blobs.contract';

// A newcomer's machine has no S3 server; .ci/run installs one and fails without it, so that this is never passed over there.
(hasSwift ? describe : describe.skip)('blobs in an S3-compatible store (OpenStack Swift)', () => {
  const scratch = temporaryFolder();
  let swift: Swift;
  beforeAll(async () => {
    swift = await startSwift(join(scratch, 'swift'));
    await newBucket(swift, 'pictures');
  }, 90_000);
  afterAll(async () => {
    await swift.stop();
    removeFolder(scratch);
  });
  const at = () => {
    const { endpoint, accessKeyId, secretAccessKey } = swift;
    return { endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } };
  };
  const place = (changed: Partial<S3Place> = {}): S3Place => ({
    ...at(),
    ...{ bucket: 'pictures', isDirect: false, copies: { folder: join(scratch, randomUUID()), mostBytes: 1e9 } },
    ...changed,
  });
  const opened = (changed: Partial<S3Place> = {}): Promise<Blobs> => s3Blobs(place(changed));

  blobsContract(() => opened());

  it('take a picture of many parts, whole or not at all', async () => {
    const blobs = await opened();
    const picture = randomBytes(21_000_000);
    const announced = { byteSize: picture.length, sha256: hashOf(picture) };
    const spoiled = Buffer.from(picture);
    spoiled[20_500_000] ^= 1;
    await expect(blobs.bring(announced, inPieces(spoiled))).rejects.toThrow('SHA-256');
    expect(await blobs.size(announced.sha256)).toBeNull();
    await blobs.bring(announced, inPieces(picture));
    expect(hashOf(await buffer(blobs.read(announced.sha256)))).toBe(announced.sha256);
  });

  it('hand out URLs of the store where asked to: what was sent there is checked before it is believed', async () => {
    const blobs = await opened({ isDirect: true });
    const picture = randomBytes(4000);
    const announced = { byteSize: picture.length, sha256: hashOf(picture) };
    const id = randomUUID();
    const url = (await blobs.uploadUrl(id, announced, 60)) ?? '';
    expect(await blobs.isStaged(id)).toBe(false);
    expect((await fetch(url.replace(/Signature=..../, 'Signature=0000'), { method: 'PUT', body: picture })).status).toBe(403);
    const other = randomBytes(4000);
    expect((await fetch(url, { method: 'PUT', body: other })).status).toBe(200);
    expect(await blobs.isStaged(id)).toBe(true);
    await blobs.stagedFile(id);
    await expect(blobs.promote(id, announced.sha256)).rejects.toThrow('SHA-256');
    expect(await blobs.size(announced.sha256)).toBeNull();
    expect((await fetch(url, { method: 'PUT', body: picture })).status).toBe(200);
    await blobs.promote(id, announced.sha256);
    const served = { mediaType: 'image/png', disposition: 'attachment; filename="ring.png"' };
    const answer = await fetch((await blobs.downloadUrl(announced.sha256, served, 60)) ?? '');
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-disposition')).toContain('ring.png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
  });

  it('keep no more copies on this machine than they may, but none that is in use goes', async () => {
    const folder = join(scratch, 'small');
    const blobs = await opened({ copies: { folder, mostBytes: 1500 } });
    const files = [];
    for (let i = 0; i < 3; i += 1) files.push(await blobs.file(await blobs.put(randomBytes(1000))));
    expect(readdirSync(folder)).toHaveLength(3); // all used within the last quarter of an hour
  });

  it.each([
    ['a bucket that is not there', () => ({ bucket: 'nowhere' })],
    ['a wrong secret', () => ({ credentials: { accessKeyId: swift.accessKeyId, secretAccessKey: 'wrong' } })],
  ])('are not opened with %s', async (_, changed) => {
    await expect(opened(changed())).rejects.toThrow();
  });
});

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function inPieces(bytes: Buffer): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, i) => bytes.subarray(i * 65_536, (i + 1) * 65_536));
  return Readable.from(pieces);
}
