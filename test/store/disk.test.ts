import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { diskBlobs } from '../../src/store/disk';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';
import { blobsContract } from './blobs.contract';

const scratch = temporaryFolder();
afterAll(() => removeFolder(scratch));

blobsContract(() => diskBlobs(join(scratch, 'contract')));

describe('blobs on a disk', () => {
  it('survive a process that was killed between naming the blob and dropping what was staged', async () => {
    const folder = join(scratch, 'killed');
    const blobs = await diskBlobs(folder);
    const sha256 = createHash('sha256').update('ring').digest('hex');
    await blobs.stage('ring', Readable.from([Buffer.from('ring')]), { byteSize: 4, sha256 });
    await mkdir(join(folder, 'blobs', sha256.slice(0, 2)), { recursive: true });
    await link(join(folder, 'staged', 'ring'), join(folder, 'blobs', sha256.slice(0, 2), sha256));

    await (await diskBlobs(folder)).promote('ring', sha256);
    expect(await readFile(await blobs.file(sha256), 'utf8')).toBe('ring');
    expect(await blobs.stagedBefore(new Date(Date.now() + 60_000))).toEqual([]);
  });

  it('never touch a file that lies under the hash already', async () => {
    const blobs = await diskBlobs(join(scratch, 'untouched'));
    const file = await blobs.file(await blobs.put(Buffer.from('ring')));
    const before = await stat(file);
    await blobs.put(Buffer.from('ring'));
    const after = await stat(file);
    expect({ inode: after.ino, written: after.mtimeMs, links: after.nlink }).toEqual({
      inode: before.ino,
      written: before.mtimeMs,
      links: 1,
    });
  });

  it('tell of a put that was broken off by the death of the process, so that it can be swept', async () => {
    const folder = join(scratch, 'broken-off');
    const blobs = await diskBlobs(folder);
    await writeFile(join(folder, 'staged', 'ring.1f3a'), 'ri', { flag: constants.O_CREAT | constants.O_WRONLY });
    expect(await blobs.stagedBefore(new Date(Date.now() + 60_000))).toEqual(['ring.1f3a']);
  });

  it('say of nothing that it is gone while the disk itself is away', async () => {
    const folder = join(scratch, 'away');
    const blobs = await diskBlobs(folder);
    expect(await blobs.isStaged('ring')).toBe(false);
    await rename(folder, `${folder}.unmounted`);
    await expect(blobs.isStaged('ring')).rejects.toThrow('ENOENT');
  });
});
