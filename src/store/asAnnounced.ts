import { createHash } from 'node:crypto';
import { type Announced, OtherBytes } from './blobs';

/** The same bytes, hashed as they pass. @throws OtherBytes as soon as there are too many, or at the end */
export async function* asAnnounced(bytes: AsyncIterable<Buffer>, announced: Announced): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let byteSize = 0;
  for await (const chunk of bytes) {
    byteSize += chunk.length;
    if (byteSize > announced.byteSize) throw new OtherBytes(`more than ${announced.byteSize} bytes`);
    hash.update(chunk);
    yield chunk;
  }
  const sha256 = hash.digest('hex');
  if (byteSize !== announced.byteSize || sha256 !== announced.sha256) throw new OtherBytes(`${byteSize} bytes with SHA-256 ${sha256}`);
}
