import { createHmac, timingSafeEqual } from 'node:crypto';

const LENGTH = 32; // base64url characters kept: 192 bits

const HOURS_VALID = 2; // whoever still works asks again; a key taken back is of no use soon
const STEP_SECONDS = 3600;

/** Until when what is signed now is good, Unix seconds: rounded up to the hour, so that the same thing has the same URL for a while and a browser's cache can serve it. */
export function signedUntil(): number {
  return (Math.floor(Date.now() / 1000 / STEP_SECONDS) + HOURS_VALID) * STEP_SECONDS;
}

/** Signs a statement of ours (an upload URL, a media URL, a cursor), so that it can be handed out and recognised when it comes back. */
export function sign(secret: string, statement: string): string {
  return createHmac('sha256', secret).update(statement).digest('base64url').slice(0, LENGTH);
}

export function isSigned(secret: string, statement: string, signature: unknown): boolean {
  if (typeof signature !== 'string') return false;
  const [ours, theirs] = [Buffer.from(sign(secret, statement)), Buffer.from(signature)]; // bytes: a letter may have several
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** The same of a statement that is good until an instant, Unix seconds. */
export function isSignedNow(secret: string, statement: string, expires: number, signature: unknown): boolean {
  return expires * 1000 > Date.now() && isSigned(secret, statement, signature);
}
