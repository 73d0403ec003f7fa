import { RefusalCode, StartRefused } from './startRefused';

/** What was found, as a clause about the folder. */
interface Reading {
  sign: RegExp;
  code: RefusalCode;
  say: (folder: string) => string;
}

/** PostgreSQL tells why only in words (its exit code is 1 for all); they are English, because it runs with LC_ALL=C and lc_messages=C. */
const READINGS: Reading[] = [
  {
    sign: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    code: 'DISK_FULL',
    say: (folder) => `The disk of ${folder} is full (a new database needs about 100 MB). Make room, or set LOUPE_DATA to another disk.`,
  },
  {
    sign: /could not look up effective user ID/,
    code: 'NO_ACCOUNT',
    say: () =>
      `PostgreSQL runs only under an account with a name, and uid ${process.getuid?.()} has none here. Start Loupe as a named user, or set DATABASE_URL to a PostgreSQL server of your own.`,
  },
  {
    sign: /Permission denied|EACCES|EPERM|Operation not permitted|EROFS|Read-only file system|ENOENT: .* mkdir/, // mkdir -p of Node 20 calls EROFS so
    code: 'NOT_WRITABLE',
    say: (folder) =>
      `${folder} cannot be written by uid ${process.getuid?.()}: make it that user's (chown -R), or set LOUPE_DATA to a folder that is.`,
  },
  {
    sign: /ENOTDIR|EEXIST|Not a directory/,
    code: 'FOREIGN_FOLDER',
    say: (folder) => `${folder} cannot be made a folder, because a file is in the way. Move it, or set LOUPE_DATA to another folder.`,
  },
];

/** Puts what a file operation, initdb or postgres complained of into one sentence; the complaint itself is its cause. */
export function explainFailure(complaint: string | Error, folder: string): StartRefused {
  if (complaint instanceof StartRefused) return complaint;
  const text = typeof complaint === 'string' ? complaint : complaint.message;
  const reading = READINGS.find(({ sign }) => sign.test(text));
  if (reading) return new StartRefused(reading.code, reading.say(folder), { cause: complaint });
  return new StartRefused('NOT_STARTED', `PostgreSQL did not start on ${folder}: ${lastWords(text)}. Its log is postgres.log there.`, {
    cause: complaint,
  });
}

/** The line of the first error, without time and pid; else the last line. */
function lastWords(text: string): string {
  const lines = text.trim().split('\n');
  const line = lines.find((candidate) => /(FATAL|PANIC|error|Error):/.test(candidate)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|error): +/, '').trim() || 'it said nothing';
}
