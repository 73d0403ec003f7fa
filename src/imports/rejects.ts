import { Readable } from 'node:stream';
import { isSignedNow, sign, signedUntil } from '../access/signature';
import type { House, Services } from '../context';
import { recordsIn } from './recordsIn';
import type { ImportKind } from './words';

/** Where the lines are that an import left out: signed, and good for one to two hours. */
export function rejectsUrl(house: House, importId: string): string {
  const expires = signedUntil();
  return `${house.publicUrl}/imports/${importId}/rejected?expires=${expires}&signature=${sign(house.secret, statement(importId, expires))}`;
}

/** Rows or events that were left out, as they stood in the file. */
export interface Rejects {
  kind: ImportKind;
  filename: string;
  bytes: Readable;
}

/** null unless the address was signed by us, not too long ago, and lines were left out. */
export async function rejectsAt(services: Services, importId: string, expires: number, signature: unknown): Promise<Rejects | null> {
  if (!isSignedNow(services.house.secret, statement(importId, expires), expires, signature)) return null;
  const [found] = await services.database.rows<{ kind: ImportKind; filename: string; sha256: string; lines: number[] }>(
    `SELECT i.kind, u.filename, u.sha256, i.rejected_lines AS lines FROM import i JOIN upload u ON u.id = i.upload_id
     WHERE i.id = $1 AND i.rejected_lines <> '{}'`,
    [importId],
  );
  if (!found) return null;
  const { kind, filename, sha256, lines } = found;
  return { kind, filename, bytes: Readable.from(recordsIn(kind, services.blobs.read(sha256), new Set(lines))) };
}

function statement(importId: string, expires: number): string {
  return `rejected lines of ${importId} until ${expires}`;
}
