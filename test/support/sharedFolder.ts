import { existsSync } from 'node:fs';
import { join } from 'node:path';

const CHECKOUT = join(__dirname, '../../..');

/** A folder of the development pictures, which lie beside a checkout and are no part of it; null where they are absent, and that is told. */
export function sharedFolder(name: string): string | null {
  const folder = join(CHECKOUT, '../shared', name);
  if (existsSync(folder)) return folder;
  process.stderr.write(`Passed over: ../shared/${name} is not there.\n`);
  return null;
}
