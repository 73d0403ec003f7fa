import { ChildProcess, spawn, StdioOptions } from 'node:child_process';
import { PostgresAccount } from './postgresAccount';

/**
 * Starts a program as an account. Its environment is ours alone, so that no PGPORT, LD_LIBRARY_PATH or locale of the caller's shell reaches
 * PostgreSQL; its folder is the root, since the account may be unable to enter ours.
 */
export function spawnAs(account: PostgresAccount, program: string, args: string[], stdio: StdioOptions, detached = false): ChildProcess {
  return spawn(program, args, { uid: account.uid, gid: account.gid, env: { LC_ALL: 'C', TZ: 'UTC' }, cwd: '/', stdio, detached });
}
