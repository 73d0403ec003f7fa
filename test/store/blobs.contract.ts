import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { type Blobs, OtherBytes } from '../../src/store/blobs';

/** What every store of bytes promises, wherever they lie. `opened` answers a store that nobody else writes to. */
export function blobsContract(opened: () => Promise<Blobs>): void {
  let blobs: Blobs;
  beforeAll(async () => {
    blobs = await opened();
  });
  const stage = async (bytes: Buffer, id: string = randomUUID()) => {
    await blobs.stage(id, Readable.from([bytes]), told(bytes));
    return { id, sha256: hashOf(bytes) };
  };
  const told = (bytes: Buffer) => ({ byteSize: bytes.length, sha256: hashOf(bytes) });
  const stored = async (sha256: string) => buffer(blobs.read(sha256));

  describe('staged bytes', () => {
    it('are hashed and counted on their way in, in however many pieces they come', async () => {
      const picture = randomBytes(300_000);
      const pieces = [picture.subarray(0, 1), picture.subarray(1, 70_000), Buffer.alloc(0), picture.subarray(70_000)];
      const id = randomUUID();
      await blobs.stage(id, Readable.from(pieces), told(picture));
      expect(await readFile(await blobs.stagedFile(id))).toEqual(picture);
    });

    it('may be no bytes at all', async () => {
      const { id } = await stage(Buffer.alloc(0));
      expect(await readFile(await blobs.stagedFile(id))).toHaveLength(0);
    });

    it.each([
      ['there are more than was said', Buffer.from('a ring and more')],
      ['there are fewer', Buffer.from('a rin')],
      ['they are others', Buffer.from('a king')],
    ])('are refused and forgotten when %s', async (_, bytes) => {
      const id = randomUUID();
      await expect(blobs.stage(id, Readable.from([bytes]), told(Buffer.from('a ring')))).rejects.toThrow(OtherBytes);
      expect(await names(blobs)).not.toContain(id);
    });

    it('of a good put stay what they are when a bad one ends after it', async () => {
      const picture = randomBytes(50_000);
      const { id } = await stage(picture);
      await expect(blobs.stage(id, slowly(randomBytes(50_000)), told(picture))).rejects.toThrow(OtherBytes);
      expect(await readFile(await blobs.stagedFile(id))).toEqual(picture);
    });

    it('are forgotten when the sender breaks off', async () => {
      const id = randomUUID();
      const brokenOff = Readable.from(
        (function* () {
          yield Buffer.alloc(1000);
          throw new Error('the line went dead');
        })(),
      );
      await expect(blobs.stage(id, brokenOff, { byteSize: 2000, sha256: hashOf(Buffer.alloc(2000)) })).rejects.toThrow(
        'the line went dead',
      );
      expect(await names(blobs)).not.toContain(id);
    });

    it('give way to a second put under the same key', async () => {
      const { id } = await stage(Buffer.from('first'));
      const { sha256 } = await stage(Buffer.from('second'), id);
      await blobs.promote(id, sha256);
      expect(await stored(sha256)).toEqual(Buffer.from('second'));
    });

    it('are whole when the same are put twice at the same time', async () => {
      const picture = randomBytes(200_000);
      const id = randomUUID();
      await Promise.all([1, 2].map(() => blobs.stage(id, slowly(picture), told(picture))));
      expect(await readFile(await blobs.stagedFile(id))).toEqual(picture);
      expect((await names(blobs)).filter((name) => name.startsWith(id))).toEqual([id]);
    });

    it('can be dropped, also when there are none', async () => {
      const { id } = await stage(Buffer.from('of no use'));
      await blobs.discard(id);
      await blobs.discard(id);
      expect(await names(blobs)).not.toContain(id);
    });

    it('are told by their age', async () => {
      const { id } = await stage(Buffer.from('left lying'));
      expect(await blobs.stagedBefore(new Date(Date.now() + 60_000))).toContain(id);
      expect(await blobs.stagedBefore(new Date(Date.now() - 60_000))).not.toContain(id);
    });
  });

  describe('promoted bytes', () => {
    it('lie under their hash, and no longer under the staging key', async () => {
      const picture = randomBytes(5000);
      const { id, sha256 } = await stage(picture);
      expect(await blobs.size(sha256)).toBeNull();
      await blobs.promote(id, sha256);
      expect(await blobs.size(sha256)).toBe(5000);
      expect(await stored(sha256)).toEqual(picture);
      expect(await names(blobs)).not.toContain(id);
    });

    it('may be promoted again by whoever does not know that they were', async () => {
      const { id, sha256 } = await stage(Buffer.from('twice'));
      await blobs.promote(id, sha256);
      await blobs.promote(id, sha256);
      expect(await stored(sha256)).toEqual(Buffer.from('twice'));
    });

    it('are refused when there were never any', async () => {
      await expect(blobs.promote(randomUUID(), hashOf(randomBytes(8)))).rejects.toThrow();
    });

    it('are one when the same picture comes twice, also at the same time', async () => {
      const picture = randomBytes(50_000);
      const staged = await Promise.all([1, 2, 3, 4].map(() => stage(picture)));
      await Promise.all(staged.map(({ id, sha256 }) => blobs.promote(id, sha256)));
      expect(await stored(hashOf(picture))).toEqual(picture);
      expect(await names(blobs)).not.toContain(staged[0].id);
    });
  });

  describe('stored bytes', () => {
    it('answer to their hash, and are stored once however often they are put', async () => {
      const picture = randomBytes(20_000);
      const answers = await Promise.all([blobs.put(picture), blobs.put(picture), blobs.put(picture)]);
      expect(new Set(answers)).toEqual(new Set([hashOf(picture)]));
      expect(await stored(hashOf(picture))).toEqual(picture);
    });

    it.each([
      ['the first byte', 0, 0],
      ['some in the middle', 100, 4199],
      ['the last byte', 9999, 9999],
      ['all', 0, 9999],
    ])('are read in part: %s', async (_, start, end) => {
      const picture = randomBytes(10_000);
      const sha256 = await blobs.put(picture);
      expect(await buffer(blobs.read(sha256, { start, end }))).toEqual(picture.subarray(start, end + 1));
    });

    it('can be had as a file, for another process', async () => {
      const picture = randomBytes(1000);
      expect(await readFile(await blobs.file(await blobs.put(picture)))).toEqual(picture);
    });

    it('leave nothing staged', async () => {
      const before = await names(blobs);
      await blobs.put(randomBytes(1000));
      expect(await names(blobs)).toEqual(before);
    });

    it('that are not there have no size, and reading them fails', async () => {
      const unknown = hashOf(randomBytes(8));
      expect(await blobs.size(unknown)).toBeNull();
      await expect(stored(unknown)).rejects.toThrow();
    });
  });
}

async function names(blobs: Blobs): Promise<string[]> {
  return (await blobs.stagedBefore(new Date(Date.now() + 60_000))).sort();
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** In pieces, with a breath between them, so that two senders overlap. */
function slowly(bytes: Buffer): Readable {
  return Readable.from(
    (async function* () {
      for (let at = 0; at < bytes.length; at += 20_000) {
        yield bytes.subarray(at, at + 20_000);
        await new Promise(setImmediate);
      }
    })(),
  );
}
