import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { constants, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { asAnnounced } from './asAnnounced';
import { type Announced, blobKey, type Blobs } from './blobs';

const SHA256 = /^[0-9a-f]{64}$/;

/** Blobs on a disk: `FOLDER/blobs/ab/abcd…` and `FOLDER/staged/ID`, both on one file system. */
export async function diskBlobs(folder: string): Promise<Blobs> {
  const stagedPath = (id: string): string => join(folder, 'staged', id);
  const blobPath = (sha256: string): string => join(folder, blobKey(sha256));
  await mkdir(join(folder, 'staged'), { recursive: true });
  return {
    stage: (id, bytes, announced) => stage(stagedPath(id), bytes, announced),
    promote: (id, sha256) => promote(stagedPath(id), blobPath(sha256)),
    discard: (id) => rm(stagedPath(id), { force: true }),
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const aside = stagedPath(randomUUID());
      await writeDurably(aside, [bytes]);
      await promote(aside, blobPath(sha256));
      return sha256;
    },
    async bring(announced, bytes) {
      const aside = stagedPath(randomUUID());
      await stage(aside, bytes, announced);
      await promote(aside, blobPath(announced.sha256));
    },
    size: (sha256) => sizeOf(blobPath(sha256)),
    read: (sha256, range) => createReadStream(blobPath(sha256), range),
    file: (sha256) => Promise.resolve(blobPath(sha256)),
    stagedFile: (id) => Promise.resolve(stagedPath(id)),
    stagedBefore: (before) => olderThan(join(folder, 'staged'), before),
    async isStaged(id) {
      if ((await sizeOf(stagedPath(id))) !== null) return true;
      await stat(join(folder, 'staged')); // throws where the disk itself is away: that is no answer
      return false;
    },
    all: () => allIn(join(folder, 'blobs')),
    uploadUrl: () => Promise.resolve(null),
    downloadUrl: () => Promise.resolve(null),
  };
}

async function stage(path: string, bytes: Readable, announced: Announced): Promise<void> {
  const aside = `${path}.${randomUUID()}`; // a second put at the same time writes its own file; the last rename stands, whole
  try {
    await writeDurably(aside, asAnnounced(bytes, announced));
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Hard-links, so that an existing blob is never touched: same name, same bytes. */
async function promote(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return;
    if (error.code === 'ENOENT' && (await sizeOf(to)) !== null) return; // promoted before, by a run that was then killed
    if (error.code !== 'EPERM' && error.code !== 'ENOTSUP') throw error;
    await copyWhole(from, to); // a file system without hard links
  });
  await syncFolder(dirname(to));
  await rm(from, { force: true });
}

/** Whole under its name, or not at all. */
async function copyWhole(from: string, to: string): Promise<void> {
  const aside = `${to}.${randomUUID()}`;
  await copyFile(from, aside, constants.COPYFILE_EXCL);
  const file = await open(aside, 'r+');
  await file.sync();
  await file.close();
  await rename(aside, to);
}

async function writeDurably(path: string, chunks: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without this a power cut may forget the name of a file whose bytes are safe. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().catch(() => undefined); // some file systems refuse; there is nothing better to do then
  await folder.close();
}

/** null: there is none. That a disk does not answer is no such answer. */
async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}

async function olderThan(folder: string, before: Date): Promise<string[]> {
  const names = await readdir(folder);
  const ages = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return names.filter((_, i) => (ages[i]?.mtime ?? before) < before);
}

async function* allIn(folder: string): AsyncGenerator<Announced> {
  const folders = await readdir(folder).catch(() => []);
  for (const each of folders.sort()) {
    for (const sha256 of (await readdir(join(folder, each))).sort()) {
      if (SHA256.test(sha256)) yield { sha256, byteSize: (await stat(join(folder, each, sha256))).size }; // others are copies not yet whole
    }
  }
}
