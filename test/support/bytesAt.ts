import request from 'supertest';
import type { Loupe } from './loupe';

/** Asks a Loupe for the bytes at a URL that it gave, wherever that says it is. */
export function bytesAt({ url: base }: Pick<Loupe, 'url'>, url: string): request.Test {
  const { pathname, search } = new URL(url, base);
  return request(base)
    .get(pathname + search)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
}
