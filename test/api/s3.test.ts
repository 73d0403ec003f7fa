import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskBlobs } from '../../src/store/disk';
import { moveBlobs, type Moved } from '../../src/store/moveBlobs';
import { s3Blobs } from '../../src/store/s3';
import { called } from '../support/called';
import { demoPicture, type House, newHouse, plannedShot } from '../support/house';
import { liveFile } from '../support/liveFile';
import { loupe } from '../support/loupe';
import { hasSwift, newBucket, startSwift, type Swift } from '../support/swift';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

// A newcomer's machine has no S3 server; .ci/run installs one and fails without it, so that this is never passed over there.
(hasSwift ? describe : describe.skip)('a Loupe whose pictures lie in a bucket, sent to it and read from it directly', () => {
  const scratch = temporaryFolder();
  let swift: Swift;
  let keys: House;
  beforeAll(async () => {
    swift = await startSwift(join(scratch, 'swift'));
    await newBucket(swift, 'pictures');
  }, 90_000);
  const house = loupe((folder) =>
    s3Blobs({
      ...{ bucket: 'pictures', region: 'us-east-1', endpoint: swift.endpoint, credentials: swift, isDirect: true },
      copies: { folder, mostBytes: 1e9 },
    }),
  );
  beforeAll(async () => {
    keys = await newHouse(house);
  });
  afterAll(async () => {
    await swift.stop();
    removeFolder(scratch);
  });

  const announced = async (bytes: Buffer): Promise<{ uploadId: string; url: string }> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const files = [{ filename: 'a.png', mimeType: 'image/png', byteSize: bytes.length, sha256 }];
    const { targets } = await house.act(keys.studio, 'stagedUploadsCreate', { files }, 'targets { uploadId url }');
    return targets[0];
  };
  const capture = (shotId: string, uploadId: string) => ({ shotId, uploadId, capturedAt: new Date(Date.now() - 3600e3).toISOString() });
  const submit = (shotId: string, uploadId: string) => house.act(keys.studio, 'submitSource', capture(shotId, uploadId), 'source { id }');

  it('takes a capture that was sent to the store, measures it, and sends its reader to the store', async () => {
    const shotId = await plannedShot(house, keys, 'R-1');
    const picture = demoPicture('R-1042_YG_source.jpg');
    const { uploadId, url } = await announced(picture);
    expect(url.startsWith(swift.endpoint)).toBe(true);
    const early = await submit(shotId, uploadId);
    expect(early.userErrors).toMatchObject([{ code: 'UPLOAD_PENDING' }]);

    expect((await fetch(url, { method: 'PUT', body: new Uint8Array(picture) })).status).toBe(200);
    house.startWorking();
    const { source, userErrors } = await submit(shotId, uploadId);
    expect(userErrors).toEqual([]);
    const { data } = await house.ask(keys.studio, 'query ($id: ID!) { node(id: $id) { ... on Source { url } } }', { id: source.id });
    const answer = await fetch(data.node.url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    const bytes = await fetch(answer.headers.get('location') ?? '');
    expect(bytes.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(picture);
  });

  it('gives nobody a picture for its hash alone', async () => {
    const shotId = await plannedShot(house, keys, 'R-2');
    const picture = demoPicture('R-1042_YG_source.jpg'); // lies there since the test above
    const { uploadId, url } = await announced(picture);
    const junk = new Uint8Array(picture.length);
    expect((await fetch(url, { method: 'PUT', body: junk })).status).toBe(200);
    const { userErrors } = await submit(shotId, uploadId);
    expect(userErrors).toMatchObject([{ code: 'UPLOAD_REFUSED', message: expect.stringContaining('OTHER_BYTES') as string }]);
  });

  it('serves what is live itself, whole and in ranges, read from the bucket', async () => {
    const bytes = randomBytes(300_000);
    const sha256 = await house.workshop.blobs.put(bytes);
    const { path } = await liveFile(house.database, 'SHELF', sha256, bytes.length);
    const get = async (headers: Record<string, string> = {}) => {
      const answer = await fetch(house.url + path, { headers, redirect: 'error' });
      return { status: answer.status, range: answer.headers.get('content-range'), body: Buffer.from(await answer.arrayBuffer()) };
    };
    const whole = await get();
    expect([whole.status, whole.body.equals(bytes)]).toEqual([200, true]);
    const part = await get({ range: 'bytes=299990-' });
    expect(part).toEqual({ status: 206, range: 'bytes 299990-299999/300000', body: bytes.subarray(299_990) });
    expect(await get({ range: 'bytes=300000-' })).toMatchObject({ status: 416, range: 'bytes */300000' });
  });

  it('can be moved to a disk and back, again and again', async () => {
    const bucket = house.workshop.blobs;
    await bucket.put(Buffer.from(randomUUID()));
    const disk = await diskBlobs(join(scratch, 'disk'));
    const first = await all(moveBlobs(bucket, disk));
    expect(first.length).toBeGreaterThan(1);
    expect(first.every(({ wasThere }) => !wasThere)).toBe(true);
    await disk.put(Buffer.from('new on the disk'));
    const back = await all(moveBlobs(disk, bucket));
    expect(back.map(({ wasThere }) => wasThere).filter((was) => !was)).toHaveLength(1);
  });

  describe('by npm run store -- move', () => {
    const data = join(scratch, 'by-command');
    const bucket = () => ({
      S3_BUCKET: 'pictures',
      S3_ENDPOINT: swift.endpoint,
      S3_ACCESS_KEY_ID: swift.accessKeyId,
      S3_SECRET_ACCESS_KEY: swift.secretAccessKey,
    });
    const move = (to: string, environment: NodeJS.ProcessEnv = bucket()) =>
      called('store', ['move', to], { DATABASE_URL: house.databaseUrl, LOUPE_DATA: data, ...environment });

    it('comes to the disk, and goes on where it was broken off', async () => {
      const { code, out } = await move('disk');
      expect(code).toBe(0);
      const [, copied] = /^(\d+) blobs stand there, each read back and hashed: \1 copied, 0 were there already/.exec(out) ?? [];
      expect(Number(copied)).toBeGreaterThan(1);
      rmSync(aBlob());
      expect((await move('disk')).out).toContain(`: 1 copied, ${Number(copied) - 1} were there already`);
    });

    it('says which blob at the destination is spoiled, and copies it anew once it is taken away', async () => {
      const spoiled = aBlob();
      chmodSync(spoiled, 0o600);
      writeFileSync(spoiled, 'other bytes');
      const { code, err } = await move('disk');
      expect(code).toBe(1);
      expect(err).toMatch(/^At the destination stand other bytes for [0-9a-f]{64}: .* Take it away there/m);
      expect(err).not.toContain('    at ');
      rmSync(spoiled);
      expect((await move('disk')).out).toContain(': 1 copied');
    });

    it('wants to know the bucket, and one of two directions', async () => {
      expect(await move('disk', {})).toMatchObject({ code: 1, err: expect.stringContaining('S3_BUCKET') as string });
      expect(await move('moon')).toMatchObject({ code: 1, err: expect.stringContaining('Allowed choices are s3, disk') as string });
    });

    /** The file of one that lies on the disk. */
    function aBlob(): string {
      const names = readdirSync(data, { recursive: true, encoding: 'utf8' });
      return join(data, names.find((name) => /[0-9a-f]{64}$/.test(name)) ?? 'none');
    }
  });
});

async function all(moved: AsyncIterable<Moved>): Promise<Moved[]> {
  const out: Moved[] = [];
  for await (const each of moved) out.push(each);
  return out;
}
