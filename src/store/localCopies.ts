import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Files on this machine of what lies elsewhere, for child processes to read. */
export interface LocalCopies {
  /** The file of that name, fetched if it is not there. With `sha256`, bytes of another hash are an error and leave no file. */
  of(name: string, fetch: () => Readable, sha256?: string): Promise<string>;
}

const IN_USE_MS = 15 * 60e3; // longer than any child process may look at a file

/** Copies in one folder; when they are more than `mostBytes`, those go that were used longest ago. */
export async function localCopies({ folder, mostBytes }: { folder: string; mostBytes: number }): Promise<LocalCopies> {
  await mkdir(folder, { recursive: true });
  return {
    async of(name, fetch, sha256) {
      const path = join(folder, name);
      if (await touched(path)) return path;
      const aside = `${path}.${randomUUID()}`;
      const hash = createHash('sha256');
      try {
        await pipeline(
          fetch(),
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              hash.update(chunk);
              yield chunk;
            }
          },
          createWriteStream(aside),
        );
        const found = hash.digest('hex');
        if (sha256 !== undefined && found !== sha256)
          throw new Error(`The store answered other bytes for ${sha256}: their SHA-256 is ${found}`);
        await rename(aside, path);
      } finally {
        await rm(aside, { force: true });
      }
      await makeRoom(folder, mostBytes);
      return path;
    },
  };
}

/** Whether it is there; that it was used now keeps it. */
async function touched(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

async function makeRoom(folder: string, mostBytes: number): Promise<void> {
  const names = await readdir(folder);
  const found = await Promise.all(names.map(async (name) => ({ name, file: await stat(join(folder, name)).catch(() => null) })));
  const files = found.flatMap(({ name, file }) => (file ? [{ name, bytes: file.size, used: file.mtimeMs }] : []));
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const file of files.sort((one, other) => one.used - other.used)) {
    if (bytes <= mostBytes || file.used > Date.now() - IN_USE_MS) return;
    await rm(join(folder, file.name), { force: true });
    bytes -= file.bytes;
  }
}
