import { execFileSync, ExecFileSyncOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What the system tells of a process; an empty text where it tells nothing (Windows, or /proc mounted with hidepid). */
export interface RunningProcess {
  /** Tells two processes apart that bore one pid. */
  birth: string;
  /** The command line, words parted by blanks. */
  command: string;
}

/** Months in English, no complaints. */
const PS: ExecFileSyncOptions = { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' }, stdio: ['ignore', 'pipe', 'ignore'] };

/** The living process of this pid, or null. A zombie is dead: in a container whose first process reaps nobody it would stay for ever. */
export function runningProcess(pid: number): RunningProcess | null {
  if (!answers(pid)) return null;
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}

/** Fields of /proc/pid/stat as in proc(5): 3 = state, 22 = start in ticks since boot. The name before them may hold blanks and brackets. */
function fromProc(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fromThird[0] === 'Z' || fromThird[0] === 'X') return null;
    return { birth: fromThird[19] ?? '', command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() };
  } catch {
    return answers(pid) ? { birth: '', command: '' } : null; // hidden, or just gone
  }
}

/** macOS and the BSDs: `lstart` is 24 characters, to the second. */
function fromPs(pid: number): RunningProcess | null {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)], PS).toString();
    const [, state = '', start = '', command = ''] = /^\s*(\S+)\s+(.{24})\s+(.*)$/m.exec(line) ?? [];
    return state.startsWith('Z') ? null : { birth: String(Date.parse(start) / 1000), command: command.trim() };
  } catch {
    return answers(pid) ? { birth: '', command: '' } : null; // no ps here, or just gone
  }
}
