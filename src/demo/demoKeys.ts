import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const key = z.string().min(1);
const byCode = z.record(z.string(), key);
const shape = z.object({ STUDIO: key, REVIEWER: key, ANALYST: key, ADMIN: key, VENDOR: byCode, STOREFRONT: byCode });

/** A key for each role of the demo's people: vendors by vendor code, storefronts by channel code. */
export type DemoKeys = z.infer<typeof shape>;

export function demoKeysFile(folder: string): string {
  return join(folder, 'demo-keys.json');
}

/** The keys in the data folder; null where there are none, or not all. */
export async function demoKeys(folder: string): Promise<DemoKeys | null> {
  try {
    return shape.parse(JSON.parse(await readFile(demoKeysFile(folder), 'utf8')));
  } catch {
    return null;
  }
}
