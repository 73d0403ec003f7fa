import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const key = z.string().min(1);
const byCode = z.record(z.string(), key).refine((keys) => Object.keys(keys).length > 0);
const shape = z.object({ STUDIO: key, REVIEWER: key, ANALYST: key, ADMIN: key, VENDOR: byCode, STOREFRONT: byCode });

/** A key for each role of the demo's people: vendors by vendor code, storefronts by channel code. */
export type DemoKeys = z.infer<typeof shape>;

export function demoKeysFile(folder: string): string {
  return join(folder, 'demo-keys.json');
}

/** The keys in the data folder; null where there are none, or not one for each role. */
export async function demoKeys(folder: string): Promise<DemoKeys | null> {
  const text = await readFile(demoKeysFile(folder), 'utf8').catch(() => '');
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
