import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { keyHashIn, viewerOf } from '../access/keys';
import type { RateLimit } from '../access/rateLimit';
import type { Viewer } from '../access/viewer';
import type { Services } from '../context';
import type { CallerAddress } from './callerAddress';

export interface Viewers {
  /** Who asks. @throws Failure UNAUTHENTICATED, RATE_LIMITED */
  of: (request: IncomingMessage) => Promise<Viewer>;
  /** Looks all keys up anew, since this process itself may have taken one back; also those that are just being looked up. */
  forget: () => void;
}

/** A key that another process takes back is refused within a second. */
const KNOWN_FOR_MS = 900;
const MOST_KNOWN = 10_000;

/** Looks keys up, once a second each: a busy shop's page would pay as much for that as for its own statement. */
export function viewers({ database }: Services, limits: RateLimit, addressOf: CallerAddress): Viewers {
  const known = new LRUCache<string, Viewer>({ max: MOST_KNOWN, ttl: KNOWN_FOR_MS }); // by hash: the text of a key is kept nowhere
  let present = {};
  return {
    async of(request) {
      await limits.spend(`address ${addressOf(request)}`); // before the key is looked up: guessing is not free
      const hash = keyHashIn(request.headers.authorization);
      const viewer = known.get(hash.toString('base64')) ?? (await lookUp(hash));
      await limits.spend(`key ${viewer.keyId}`);
      return viewer;
    },
    forget() {
      present = {};
      known.clear();
    },
  };

  async function lookUp(hash: Buffer): Promise<Viewer> {
    const begun = present;
    const viewer = await viewerOf(database, hash);
    if (begun === present) known.set(hash.toString('base64'), viewer);
    return viewer;
  }
}
