import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { asAnnounced } from './asAnnounced';
import { type Announced, type Blobs, blobKey, OtherBytes } from './blobs';
import { type Bucket, type BucketPlace, openBucket } from './bucket';
import { type LocalCopies, localCopies } from './localCopies';

/** A bucket, and how we work with it. */
export interface S3Place extends BucketPlace {
  /** Whether senders and readers of large files are sent straight to the store by presigned URLs, which must then be reachable for them. */
  isDirect: boolean;
  /** Folder of this machine for the copies that child processes read, and its size in bytes at most. */
  copies: { folder: string; mostBytes: number };
}

interface Store {
  bucket: Bucket;
  copies: LocalCopies;
  isDirect: boolean;
}

/**
 * Blobs in any S3-compatible store, under the same names as on a disk. Bytes are hashed by us on each way in and out of it; nothing leans on checksums or
 * conditional writes of the server, which differ from one to the next.
 * @throws when the bucket cannot be reached
 */
export async function s3Blobs(place: S3Place): Promise<Blobs> {
  const store = { bucket: await openBucket(place), copies: await localCopies(place.copies), isDirect: place.isDirect };
  return { ...staging(store), ...stored(store) };
}

type Staging = 'stage' | 'promote' | 'discard' | 'stagedFile' | 'isStaged' | 'stagedBefore' | 'uploadUrl';

function staging(store: Store): Pick<Blobs, Staging> {
  const { bucket, isDirect } = store;
  const isStaged = async (id: string): Promise<boolean> => (await bucket.head(stagedKey(id))) !== null;
  return {
    stage: (id, bytes, announced) => bucket.upload(stagedKey(id), asAnnounced(bytes, announced)),
    async promote(id, sha256) {
      const isThere = (await bucket.head(blobKey(sha256))) !== null;
      if (!isThere || (isDirect && (await isStaged(id)))) await promoteChecked(store, id, sha256);
      await bucket.remove(stagedKey(id));
    },
    discard: (id) => bucket.remove(stagedKey(id)),
    stagedFile: (id) => stagedFile(store, id),
    isStaged,
    async stagedBefore(before) {
      const names: string[] = [];
      for await (const { Key = '', LastModified } of bucket.all('staged/')) {
        if (LastModified && LastModified < before) names.push(Key.slice('staged/'.length));
      }
      return names;
    },
    uploadUrl: (id, { byteSize }, seconds) => (isDirect ? bucket.urlToPut(stagedKey(id), byteSize, seconds) : Promise.resolve(null)),
  };
}

function stored({ bucket, copies, isDirect }: Store): Omit<Blobs, Staging> {
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if ((await bucket.head(blobKey(sha256))) === null) await bucket.put(blobKey(sha256), bytes);
      return sha256;
    },
    bring: (announced, bytes) => bring(bucket, announced, bytes),
    size: async (sha256) => (await bucket.head(blobKey(sha256)))?.byteSize ?? null,
    read: (sha256, range) => bucket.read(blobKey(sha256), range),
    file: (sha256) => copies.of(sha256, () => bucket.read(blobKey(sha256)), sha256),
    async *all() {
      for await (const { Key = '', Size = 0 } of bucket.all('blobs/'))
        yield { sha256: Key.slice(Key.lastIndexOf('/') + 1), byteSize: Size };
    },
    downloadUrl: (sha256, served, seconds) => (isDirect ? bucket.urlToGet(blobKey(sha256), served, seconds) : Promise.resolve(null)),
  };
}

function stagedKey(id: string): string {
  return `staged/${id}`;
}

/** By its ETag too: a second put under the key is another file. */
async function stagedFile({ bucket, copies }: Store, id: string): Promise<string> {
  const found = await bucket.head(stagedKey(id));
  if (found === null) throw new Error(`Nothing is staged under ${id}`);
  return copies.of(`staged-${id}-${found.tag}`, () => bucket.read(stagedKey(id)));
}

/** From the copy that we have hashed: a sender who holds a presigned URL may put other bytes there at any moment. */
async function promoteChecked(store: Store, id: string, sha256: string): Promise<void> {
  const path = await stagedFile(store, id);
  const found = await announcedBy(path);
  if (found.sha256 !== sha256) throw new OtherBytes(`${found.byteSize} bytes with SHA-256 ${found.sha256}`);
  await bring(store.bucket, found, createReadStream(path));
}

async function announcedBy(path: string): Promise<Announced> {
  const hash = createHash('sha256');
  let byteSize = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    byteSize += chunk.length;
  }
  return { sha256: hash.digest('hex'), byteSize };
}

async function bring(bucket: Bucket, announced: Announced, bytes: Readable): Promise<void> {
  if ((await bucket.head(blobKey(announced.sha256))) === null)
    await bucket.upload(blobKey(announced.sha256), asAnnounced(bytes, announced));
  else bytes.destroy();
}
