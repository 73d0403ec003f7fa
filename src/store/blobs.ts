import type { Readable } from 'node:stream';

/**
 * The door to stored bytes. Two kinds of key: `staged/ID`, bytes on their way in that may be thrown away, and
 * `blobs/SHA256`, content-addressed bytes that are written once and never changed (law 10).
 */
export interface Blobs {
  /**
   * Streams bytes in under a staging key, hashing on the way. Bytes that are not those announced never stand under the key, not even for a
   * moment, so that of two puts at once a bad one cannot spoil what a good one has brought.
   * @throws OtherBytes when other bytes come, more or fewer; nothing of them is kept
   */
  stage(id: string, bytes: Readable, announced: Announced): Promise<void>;
  /** Makes staged bytes content-addressed under `sha256`, durably, and drops the staging key. Repeating it is harmless. */
  promote(id: string, sha256: string): Promise<void>;
  /** Drops staged bytes, if there are any. */
  discard(id: string): Promise<void>;
  /** Stores finished bytes durably under their own hash and answers it. */
  put(bytes: Buffer): Promise<string>;
  /** Stores a stream of bytes under the hash that was announced, durably; other bytes are never there, as with `stage`. Repeating it is harmless. */
  bring(announced: Announced, bytes: Readable): Promise<void>;
  /** Size in bytes, or null when nothing is stored under the hash. */
  size(sha256: string): Promise<number | null>;
  /** Streams the bytes from `start` to `end`, both counted from 0 and inclusive. */
  read(sha256: string, range?: { start: number; end: number }): Readable;
  /** A file on this machine with the bytes, for a child process to read; staged bytes by `staged`. */
  file(sha256: string): Promise<string>;
  stagedFile(id: string): Promise<string>;
  /** Names of what was staged before an instant and never promoted: `ID`, or `ID.…` where a put was broken off. */
  stagedBefore(before: Date): Promise<string[]>;
  /** Whether bytes have come under a staging key: a sender with a URL of the store tells nobody. */
  isStaged(id: string): Promise<boolean>;
  /** Every stored hash, with the size of its bytes. */
  all(): AsyncIterable<Announced>;
  /**
   * URLs of the store itself, good for so many seconds, that spare us the bytes; null where everything goes through us. What is sent to one is not
   * checked on its way: `promote` checks it.
   */
  uploadUrl(id: string, announced: Announced, seconds: number): Promise<string | null>;
  downloadUrl(sha256: string, served: Served, seconds: number): Promise<string | null>;
}

/** How a store of its own is to hand bytes out. */
export interface Served {
  mediaType: string;
  /** Content-Disposition. */
  disposition: string;
}

/** What bytes on their way in must be. */
export interface Announced {
  byteSize: number;
  sha256: string;
}

/** The message tells what came instead. */
export class OtherBytes extends Error {}

/** Where a blob lies, in a folder as in a bucket. */
export function blobKey(sha256: string): string {
  return `blobs/${sha256.slice(0, 2)}/${sha256}`;
}
