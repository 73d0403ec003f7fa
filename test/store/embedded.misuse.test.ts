import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from '../../src/store/embedded';
import { lowerPostmaster } from '../../src/store/embedded/lowerPostmaster';
import { StartRefused } from '../../src/store/embedded/startRefused';
import { end, endAll, launched } from '../support/launched';
import { scratchLoupe } from '../support/scratchLoupe';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

const isRoot = process.getuid?.() === 0;
const STRANGER = 65534; // nobody
const silent = () => undefined;

let scratch: string;
let folder: string;

beforeEach(() => {
  scratch = temporaryFolder();
  folder = join(scratch, 'postgres');
});

afterEach(async () => {
  await endAll();
  await lowerPostmaster(join(folder, 'data'), silent);
  removeFolder(scratch);
});

describe('starting is refused in one sentence', () => {
  it('to the second of two starts at once, naming the first; to any later one; and to a second one in the same process', async () => {
    const both = await Promise.all([launched(folder), launched(folder)]);
    const [first, second] = both.sort((a, b) => Number(Boolean(a.refused)) - Number(Boolean(b.refused)));
    expect([first.refused, second.refused]).toEqual([undefined, 'ALREADY_RUNNING']);
    expect(second.message).toContain(`process ${first.child.pid}, since 2`);
    expect(second.message).toContain('LOUPE_DATA');

    expect((await launched(folder)).message).toContain(`process ${first.child.pid}, since 2`);
    await end(first.child);

    const database = await startEmbedded({ folder, log: silent });
    expect(await refusalOf(folder)).toMatchObject({ code: 'ALREADY_RUNNING' });
    await database.stop();
  });

  it('on the data of another major version, which stay as they are', async () => {
    await mkdir(join(folder, 'data'), { recursive: true });
    await writeFile(join(folder, 'data', 'PG_VERSION'), '15\n');
    if (isRoot) execFileSync('chown', ['-R', String(STRANGER), join(folder, 'data')]);
    const refusal = await refusalOf(folder);
    expect(refusal).toMatchObject({ code: 'OTHER_VERSION', message: expect.stringMatching(/PostgreSQL 15, and Loupe brings 18.*pg_dump/) });
    expect(await readdir(join(folder, 'data'))).toEqual(['PG_VERSION']);
  });

  it('on a folder that holds something else', async () => {
    await mkdir(join(folder, 'data'), { recursive: true });
    await writeFile(join(folder, 'data', 'ring.tif'), '');
    expect(await refusalOf(folder)).toMatchObject({ code: 'FOREIGN_FOLDER', message: expect.stringContaining('ring.tif') });
  });

  it('where a file is in the way of the folder', async () => {
    await writeFile(join(scratch, 'file'), '');
    for (const path of ['file', 'file/postgres']) {
      expect(await refusalOf(join(scratch, path))).toMatchObject({
        code: 'FOREIGN_FOLDER',
        message: expect.stringContaining('a file is in the way'),
      });
    }
  });

  it('where the folder cannot be written', async () => {
    const loupe = isRoot ? scratchLoupe(scratch) : undefined;
    const closed = join(scratch, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o555);
    const refused = await launched(join(closed, 'postgres'), { script: loupe?.script, uid: isRoot ? STRANGER : undefined });
    expect(refused).toMatchObject({
      refused: 'NOT_WRITABLE',
      message: expect.stringMatching(/closed\/postgres cannot be written by uid \d+.*LOUPE_DATA/),
    });
  });

  it('on a platform that no binaries exist for, naming DATABASE_URL', async () => {
    const refused = await launched(folder, { arch: 's390x' });
    expect(refused).toMatchObject({ refused: 'NO_BINARIES', message: expect.stringMatching(/s390x.*DATABASE_URL/) });
  });

  it('when the binaries do not run here, saying why', async () => {
    const loupe = scratchLoupe(scratch);
    await rm(join(loupe.native, 'lib', 'libicudata.so.60.2'));
    // Root may have a good copy of them already, from elsewhere, in the place that is common to all.
    if (isRoot) await mkdir(folder).then(() => chown(folder, STRANGER, STRANGER));
    const refused = await launched(folder, { script: loupe.script, uid: isRoot ? STRANGER : undefined });
    expect(refused).toMatchObject({ refused: 'NO_BINARIES', message: expect.stringMatching(/libicudata.*DATABASE_URL/) });
  });

  it('when the password is lost, or not the right one', async () => {
    await startEmbedded({ folder, log: silent }).then((database) => database.stop());
    const password = await readFile(join(folder, 'password'), 'utf8');
    await writeFile(join(folder, 'password'), 'wrong\n');
    expect(await refusalOf(folder)).toMatchObject({ code: 'PASSWORD_LOST', message: expect.stringContaining('does not accept') });
    await rm(join(folder, 'password'));
    expect(await refusalOf(folder)).toMatchObject({ code: 'PASSWORD_LOST', message: expect.stringContaining('is missing') });
    await writeFile(join(folder, 'password'), password);
    await startEmbedded({ folder, log: silent }).then((database) => database.stop());
  });

  // A full disk cannot be had without mounting a small one, which takes root and a kernel that lets it (containers often do not).
  (mountsSmallDisks() ? it : it.skip)('when the disk is full (skipped where we may not mount a small one)', async () => {
    await mkdir(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'loupe-test', folder]);
    try {
      expect(await refusalOf(folder)).toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining('LOUPE_DATA') });
      expect(await readdir(folder)).toEqual(['password']);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

async function refusalOf(asked: string): Promise<StartRefused> {
  const error: unknown = await startEmbedded({ folder: asked, log: silent }).then(
    (database) => database.stop(),
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(StartRefused);
  return error as StartRefused;
}

function mountsSmallDisks(): boolean {
  const trial = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'loupe-test', trial], { stdio: 'ignore' });
    execFileSync('umount', [trial]);
    return true;
  } catch {
    return false;
  } finally {
    removeFolder(trial);
  }
}
