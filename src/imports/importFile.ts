import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { personNamed } from '../access/keys';
import { perform, type Services } from '../context';
import { recordsIn } from './recordsIn';
import { runImport } from './runImport';
import { Tally } from './Tally';
import type { ImportKind } from './words';

/** The named service in whose name files come in by the command. */
const PERSON = 'npm run import';

export interface FileImport {
  kind: ImportKind;
  path: string;
  tally: Tally;
  /** Told how many bytes have been read, as they are. */
  hear: (bytes: number) => void;
  /** Given when somebody wants it to stop: nothing of it is there then. */
  signal: AbortSignal;
}

/**
 * Imports a file of this machine. When a part is asked for, what was refused stands, as it was, in a file beside it before the rest commits, so
 * that it can be mended and imported: answers that file's path.
 * @throws ImportRefused
 */
export async function importFile(services: Services, { kind, path, tally, hear, signal }: FileImport): Promise<string | null> {
  return perform(services, null, async (act) => {
    const by = { personId: await personNamed(act.tx, PERSON, 'person'), keyId: null };
    await runImport(act, kind, heard(createReadStream(path, { signal }), hear), tally, by);
    if (tally.rejected.size === 0) return null;
    const rejects = `${path}.rejected`;
    await pipeline(Readable.from(recordsIn(kind, createReadStream(path), tally.rejected)), createWriteStream(rejects), { signal });
    return rejects;
  });
}

async function* heard(bytes: AsyncIterable<Buffer>, hear: (bytes: number) => void): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const chunk of bytes) {
    yield chunk;
    hear((count += chunk.length));
  }
}
