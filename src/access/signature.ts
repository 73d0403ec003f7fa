import { createHmac, timingSafeEqual } from 'node:crypto';

const LENGTH = 32; // base64url characters kept: 192 bits

/** Signs a statement of ours (an upload URL, a media URL, a cursor), so that it can be handed out and recognised when it comes back. */
export function sign(secret: string, statement: string): string {
  return createHmac('sha256', secret).update(statement).digest('base64url').slice(0, LENGTH);
}

export function isSigned(secret: string, statement: string, signature: unknown): boolean {
  if (typeof signature !== 'string' || signature.length !== LENGTH) return false;
  return timingSafeEqual(Buffer.from(sign(secret, statement)), Buffer.from(signature));
}
