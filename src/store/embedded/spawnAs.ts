import { ChildProcess, spawn, StdioOptions } from 'node:child_process';

/** Who a program runs as. Without uid: whoever we are. */
export interface Account {
  name: string;
  uid?: number;
  gid?: number;
}

/**
 * Starts a program as an account. Its environment is ours alone, so that no PGPORT, LD_LIBRARY_PATH or locale of the caller's shell reaches
 * PostgreSQL; its folder is the root, since the account may be unable to enter ours.
 */
export function spawnAs(account: Account, program: string, args: string[], stdio: StdioOptions, detached = false): ChildProcess {
  return spawn(program, args, { uid: account.uid, gid: account.gid, env: { LC_ALL: 'C', TZ: 'UTC' }, cwd: '/', stdio, detached });
}
