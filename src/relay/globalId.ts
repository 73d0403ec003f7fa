/** Relay's global object identification: an opaque id that names its type. */
export function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Type and database id of a global id; null for anything that is none. */
export function parseGlobalId(text: string): { type: string; id: string } | null {
  const [type, id, more] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  return type && id && more === undefined && UUID.test(id) && globalId(type, id) === text ? { type, id } : null;
}

/**
 * The database id in a global id of the expected type. An id that is malformed or of another type becomes an id that nothing has,
 * so that it is answered like any other thing that does not exist.
 */
export function idOf(type: string, text: string): string {
  const parsed = parseGlobalId(text);
  return parsed?.type === type ? parsed.id : NOBODY;
}
