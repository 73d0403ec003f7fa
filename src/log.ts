import pino, { type Logger } from 'pino';
import type { Settings } from './settings';

/** One JSON object a line on standard error; standard output is for people. Keys never get into it. */
export function newLog({ LOUPE_LOG }: Settings): Logger {
  return pino(
    { level: LOUPE_LOG, redact: ['*.authorization', '*.headers.authorization', '*.key'] },
    pino.destination({ fd: 2, sync: true }),
  );
}
