import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { authenticate, createKey, type KeyPurpose } from '../access/keys';
import type { Viewer } from '../access/viewer';
import type { Database } from '../store/database';
import { demoKeysFile } from './demoKeys';

/** The file while it grows: the house's people get their keys before there are vendors and channels. */
const shape = z.looseObject({
  VENDOR: z.record(z.string(), z.unknown()).default({}),
  STOREFRONT: z.record(z.string(), z.unknown()).default({}),
});
type Stored = z.infer<typeof shape>;

/**
 * Sees to it that everybody asked for has a key that works, and that the file in the data folder tells all of them. A key that the database
 * does not know, or that the file has lost, is made anew. Answers who stands behind each, in the order asked.
 */
export async function keepKeys(database: Database, folder: string, purposes: readonly KeyPurpose[]): Promise<Viewer[]> {
  const file = demoKeysFile(folder);
  const stored = await storedKeys(file);
  const before = JSON.stringify(stored);
  const viewers: Viewer[] = [];
  for (const purpose of purposes) {
    const known = await viewerBehind(database, keyIn(stored, purpose), purpose);
    viewers.push(known ?? (await newViewer(database, stored, purpose)));
  }
  if (JSON.stringify(stored) !== before) await writeWhole(file, stored);
  return viewers;
}

async function storedKeys(file: string): Promise<Stored> {
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return shape.parse({});
  }
}

function keyIn(stored: Stored, { role, vendorCode, channelCode }: KeyPurpose): unknown {
  if (vendorCode !== undefined) return stored.VENDOR[vendorCode];
  return channelCode === undefined ? stored[role] : stored.STOREFRONT[channelCode];
}

function putKey(stored: Stored, { role, vendorCode, channelCode }: KeyPurpose, key: string): void {
  if (vendorCode !== undefined) stored.VENDOR[vendorCode] = key;
  else if (channelCode !== undefined) stored.STOREFRONT[channelCode] = key;
  else Object.assign(stored, { [role]: key });
}

async function viewerBehind(database: Database, key: unknown, { role, personName }: KeyPurpose): Promise<Viewer | null> {
  if (typeof key !== 'string') return null;
  const viewer = await authenticate(database, `Bearer ${key}`).catch(() => null);
  return viewer?.role === role && viewer.personName === personName ? viewer : null;
}

async function newViewer(database: Database, stored: Stored, purpose: KeyPurpose): Promise<Viewer> {
  const { key } = await database.transaction((tx) => createKey(tx, purpose));
  putKey(stored, purpose, key);
  return authenticate(database, `Bearer ${key}`);
}

/** Whoever reads the file finds all of it or nothing, and nobody but its owner reads it. */
async function writeWhole(file: string, keys: Stored): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(aside, file);
}
