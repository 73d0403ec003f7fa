import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLock } from '../../src/store/embedded/startLock';
import { end } from '../support/launched';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, 'SIGKILL')));
  removeFolder(folder);
});

describe('the lock of a start', () => {
  it('goes to exactly one of many that start at once, over the lock of one that was killed', async () => {
    for (let round = 1; round <= 3; round++) {
      const waiting = await Promise.all(Array.from({ length: 6 }, contender));
      const answers = await Promise.all(waiting.map(contend));
      expect(answers.filter((answer) => answer === 'HELD')).toHaveLength(1);
      await Promise.all(waiting.map((child) => end(child, 'SIGKILL')));
      expect(await readdir(folder)).toHaveLength(1); // left by the one killed, met by the next round
    }
  });

  it('is not held up by a pid that another process bears by now', async () => {
    await writeFile(join(folder, `start-${process.ppid}-1.lock`), '');
    const lock = await startLock(folder);
    expect(await readdir(folder)).toEqual([expect.stringContaining(`start-${process.pid}-`)]);
    lock.release();
  });

  it('is refused while it is held, and given when it is released', async () => {
    const holder = await contender();
    expect(await contend(holder)).toBe('HELD');
    await expect(startLock(folder)).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
      message: expect.stringContaining(`kill ${holder.pid}`),
    });
    await end(holder, 'SIGKILL');
    for (let turn = 1; turn <= 2; turn++) (await startLock(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not given twice to one process', async () => {
    const lock = await startLock(folder);
    await expect(startLock(folder)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    lock.release();
  });
});

/** A process that is ready to try, and waits for the word. */
async function contender(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(__dirname, '..', 'support', 'holdLock.js'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function contend(child: ChildProcess): Promise<string> {
  const answer = once(child.stdout!, 'data');
  child.stdin?.write('now\n');
  return String((await answer)[0]).trim();
}
