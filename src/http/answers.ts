import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../access/viewer';
import type { Services } from '../context';
import type { Database } from '../store/database';
import { asking } from './passed';

/** An answer as it goes out. */
export interface Kept {
  body: string;
  contentType: string;
  etag: string;
}

/** What storefronts were answered, kept until something that they are shown is changed, on whatever process. */
export interface Answers {
  /** Under what an answer to this request may be kept; null where none may. */
  keyOf: (viewer: Viewer, request: IncomingMessage, body: unknown) => string | null;
  find: (key: string) => Kept | undefined;
  /** Takes hold of the present: the answer that is read from now on may be kept only if nothing changes, and no publication ends, meanwhile. */
  begin: () => Promise<(key: string, kept: Kept) => void>;
  /** Drops all of them, since this process itself has just written. */
  forget: () => void;
}

export function keptAnswers({ changes, database }: Services, megabytes: number): Answers {
  const kept =
    megabytes > 0 ? new LRUCache<string, Kept>({ maxSize: megabytes * 1e6, sizeCalculation: ({ body }) => body.length + 200 }) : null;
  let present = {};
  let ends: Promise<number> | null = null;
  let endsAt = Infinity;
  if (kept) changes.onChange(forget);
  return { keyOf, find, begin, forget };

  function forget(): void {
    present = {};
    ends = null;
    endsAt = Infinity;
    kept?.clear();
  }

  function keyOf({ role, scopeId }: Viewer, { method, url, headers }: IncomingMessage, body: unknown): string | null {
    if (role !== 'STOREFRONT' || !kept) return null;
    const asked = JSON.stringify([scopeId, method, url, asking(headers), body]);
    return createHash('sha256').update(asked).digest('base64url');
  }

  function find(key: string): Kept | undefined {
    if (performance.now() >= endsAt) forget();
    return changes.isHearing() ? kept?.get(key) : undefined;
  }

  async function begin(): Promise<(key: string, kept: Kept) => void> {
    const begun = present;
    // Read before the answer is, or what ends in between would be kept for ever. What could not be read is asked for again.
    ends ??= nextEnd(database).catch((error: unknown) => {
      ends = null;
      throw error;
    });
    const at = await ends;
    if (begun === present) endsAt = at;
    return (key, answer) => {
      if (begun === present && performance.now() < at && changes.isHearing()) kept?.set(key, answer);
    };
  }
}

/** When the next publication ends by the clock, on that of this process. */
async function nextEnd(database: Database): Promise<number> {
  const now = performance.now();
  const [{ seconds }] = await database.rows<{ seconds: number | null }>(
    `SELECT extract(epoch FROM min(ends_at) - clock_timestamp())::float8 AS seconds FROM publication WHERE status = 'LIVE' AND ends_at > now()`,
  );
  return seconds === null ? Infinity : now + 1000 * seconds;
}

export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}
