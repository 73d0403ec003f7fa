import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningProcess } from './runningProcess';
import { StartRefused } from './startRefused';

export interface StartLock {
  release: () => void;
}

const TRIES = 6;

/**
 * Takes a folder for this process until released, or refuses with ALREADY_RUNNING.
 *
 * Each start writes a claim of its own, named after its pid and birth, and only then looks for the claims of others. Whoever sees a living
 * one withdraws. So of two starts at least one sees the other, and never do both go on; where both withdrew, each tries again after a
 * pause of chance length. A claim whose process is dead may be removed by anybody at any time: nobody living ever bears its name again.
 * One lock file for all cannot be taken over so: between finding it stale and removing it, it may have become another's.
 */
export async function startLock(folder: string): Promise<StartLock> {
  for (let tries = 1; ; tries++) {
    const claim = writeClaim(folder);
    const rival = livingClaims(folder).find(({ file }) => file !== claim);
    if (!rival) return { release: () => rmSync(claim, { force: true }) };
    rmSync(claim, { force: true });
    if (tries === TRIES) throw alreadyRunning(folder, rival);
    await pause(20 + Math.random() * 80);
  }
}

interface Claim {
  file: string;
  pid: number;
  birth: string;
}

function writeClaim(folder: string): string {
  const birth = runningProcess(process.pid)?.birth ?? '';
  const claim: Claim = { file: join(folder, `start-${process.pid}-${birth}.lock`), pid: process.pid, birth };
  try {
    writeFileSync(claim.file, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyRunning(folder, claim); // this very process holds it
    throw error;
  }
  return claim.file;
}

function livingClaims(folder: string): Claim[] {
  const claims = readdirSync(folder).flatMap((name) => readClaim(folder, name));
  const [living, dead] = [claims.filter(lives), claims.filter((claim) => !lives(claim))];
  for (const { file } of dead) rmSync(file, { force: true });
  return living;
}

function readClaim(folder: string, name: string): Claim[] {
  const parts = /^start-(\d+)-(\d*)\.lock$/.exec(name);
  return parts ? [{ file: join(folder, name), pid: Number(parts[1]), birth: parts[2] ?? '' }] : [];
}

/** Where the system does not tell a birth, the pid alone decides. */
function lives({ pid, birth }: Claim): boolean {
  const running = runningProcess(pid);
  return running !== null && (running.birth === birth || running.birth === '' || birth === '');
}

function alreadyRunning(folder: string, { file, pid }: Claim): StartRefused {
  return new StartRefused(
    'ALREADY_RUNNING',
    `Loupe already runs on ${folder}: process ${pid}, since ${since(file)}. ` +
      `Stop that one (Ctrl-C where it runs, or kill ${pid}), or give this one a LOUPE_DATA of its own.`,
  );
}

function since(file: string): string {
  const written = statSync(file, { throwIfNoEntry: false });
  return written ? written.mtime.toISOString() : 'a moment ago';
}
