import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends bytes as they come. A client that goes away is no error of ours; anything else is, and the answer is broken off. */
export async function sendStream(bytes: Readable, response: Response): Promise<void> {
  await pipeline(bytes, response).catch((error: Error) => {
    if (!response.destroyed) response.destroy();
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
