import { createHash } from 'node:crypto';
import type { Announced, Blobs } from './blobs';

/** One blob moved, for a progress bar. */
export interface Moved {
  blob: Announced;
  wasThere: boolean;
}

export class SpoiledBlob extends Error {}

/**
 * Copies every blob from one store to another; nothing is taken away. Each is hashed on its way in and read back and hashed where it came to lie, also when it
 * lay there before: so that it can be broken off and begun again, and what ends without an error is complete.
 * @throws SpoiledBlob when one at the destination is not what its name says
 */
export async function* moveBlobs(from: Blobs, to: Blobs): AsyncGenerator<Moved> {
  for await (const blob of from.all()) {
    const wasThere = (await to.size(blob.sha256)) !== null;
    if (!wasThere) await to.bring(blob, from.read(blob.sha256));
    const found = await hashOf(to.read(blob.sha256));
    if (found !== blob.sha256) throw new SpoiledBlob(`At the destination stand other bytes for ${blob.sha256}: their SHA-256 is ${found}.`);
    yield { blob, wasThere };
  }
}

async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
