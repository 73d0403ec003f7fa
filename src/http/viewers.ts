import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { authenticate } from '../access/keys';
import type { RateLimit } from '../access/rateLimit';
import type { Viewer } from '../access/viewer';
import type { Services } from '../context';

export interface Viewers {
  /** Who asks. @throws Failure UNAUTHENTICATED, RATE_LIMITED */
  of: (request: IncomingMessage) => Promise<Viewer>;
  /** Looks all keys up anew, since this process itself may have taken one back. */
  forget: () => void;
}

/** A key that another process takes back is refused within a second. */
const KNOWN_FOR_MS = 900;
const MOST_KNOWN = 10_000;

/** Looks keys up, once a second each: a busy shop's page would pay as much for that as for its own statement. */
export function viewers({ database }: Services, limits: RateLimit): Viewers {
  const known = new LRUCache<string, Viewer>({ max: MOST_KNOWN, ttl: KNOWN_FOR_MS });
  return {
    async of({ socket, headers: { authorization } }) {
      await limits.spend(`address ${socket.remoteAddress}`); // before the key is looked up: guessing is not free
      const viewer = known.get(authorization ?? '') ?? (await authenticate(database, authorization));
      await limits.spend(`key ${viewer.keyId}`);
      if (authorization !== undefined && !known.has(authorization)) known.set(authorization, viewer);
      return viewer;
    },
    forget: () => known.clear(),
  };
}
