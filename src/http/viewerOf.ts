import type { IncomingMessage } from 'node:http';
import { authenticate } from '../access/keys';
import type { RateLimit } from '../access/rateLimit';
import type { Viewer } from '../access/viewer';
import type { Services } from '../context';

/** Who asks. @throws Failure UNAUTHENTICATED, RATE_LIMITED */
export async function viewerOf({ database }: Services, limits: RateLimit, { socket, headers }: IncomingMessage): Promise<Viewer> {
  await limits.spend(`address ${socket.remoteAddress}`); // before the key is looked up: guessing is not free
  const viewer = await authenticate(database, headers.authorization);
  await limits.spend(`key ${viewer.keyId}`);
  return viewer;
}
