import { createHash, randomBytes } from 'node:crypto';
import { Failure, refuse } from '../failures';
import type { Database, Transaction } from '../store/database';
import type { Role, Viewer } from './viewer';

/** What a key is made for. A VENDOR key belongs to a vendor, a STOREFRONT key to a channel, the others to the whole house. */
export interface KeyPurpose {
  role: Role;
  personName: string;
  vendorCode?: string;
  channelCode?: string;
}

const PREFIX = 'loupe_';
const SECRET_BYTES = 32;
const HINT_LENGTH = 12;

/**
 * Makes a key. The text is answered once and never kept: the database holds its SHA-256, which is enough for 256 random bits.
 * @throws Refusal INVALID when the vendor or channel is missing, unknown, or not for this role, or the name is none
 */
export async function createKey(tx: Transaction, purpose: KeyPurpose): Promise<{ id: string; key: string; personId: string }> {
  const vendorId = await scopeOf(tx, 'vendor', purpose.role === 'VENDOR', purpose.vendorCode);
  const channelId = await scopeOf(tx, 'channel', purpose.role === 'STOREFRONT', purpose.channelCode);
  const personId = await personNamed(tx, purpose.personName, 'person');
  const key = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  const [row] = await tx.rows<{ id: string }>(
    `INSERT INTO api_key (person_id, role, vendor_id, channel_id, hash, hint) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [personId, purpose.role, vendorId, channelId, hashOf(key), key.slice(0, HINT_LENGTH)],
  );
  return { id: row.id, key, personId };
}

/** The viewer behind `Authorization: Bearer KEY`. @throws Failure UNAUTHENTICATED for a missing, unknown or revoked key: one answer for all three. */
export async function authenticate(database: Pick<Database, 'prepared'>, authorization: string | undefined): Promise<Viewer> {
  return viewerOf(database, keyHashIn(authorization));
}

/** @throws Failure UNAUTHENTICATED for a missing key */
export function keyHashIn(authorization: string | undefined): Buffer {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (key === undefined) throw unauthenticated();
  return hashOf(key);
}

/** @throws Failure UNAUTHENTICATED for an unknown or revoked key */
export async function viewerOf(database: Pick<Database, 'prepared'>, keyHash: Buffer): Promise<Viewer> {
  const [viewer] = await database.prepared<Viewer>('viewerOfKey', viewerOfKey, [keyHash]);
  if (!viewer) throw unauthenticated();
  return viewer;
}

function unauthenticated(): Failure {
  return new Failure('UNAUTHENTICATED', 'Send a valid key as "Authorization: Bearer KEY".');
}

const viewerOfKey = `
  SELECT k.id AS "keyId", k.person_id AS "personId", p.name AS "personName", k.role, coalesce(k.vendor_id, k.channel_id) AS "scopeId"
  FROM api_key k JOIN person p ON p.id = k.person_id
  WHERE k.hash = $1 AND k.revoked_at IS NULL`;

async function scopeOf(tx: Transaction, table: 'vendor' | 'channel', wanted: boolean, code: string | undefined): Promise<string | null> {
  if (!wanted && code === undefined) return null;
  if (wanted !== (code !== undefined)) {
    refuse('INVALID', table, wanted ? `This role needs the code of a ${table}.` : `Only a key of the matching role takes a ${table}.`);
  }
  const [row] = await tx.rows<{ id: string }>(`SELECT id FROM ${table} WHERE code = $1`, [code]);
  if (!row) refuse('INVALID', table, `There is no ${table} with the code "${code}".`);
  return row.id;
}

const LONGEST_NAME = 200;

/**
 * A person is known by name; the first key in a name makes the person. One name is one person, however its accents are typed and its spaces
 * stand: nobody becomes somebody else by it, and reviews their own work.
 * @throws Refusal INVALID for a name that cannot be read or is too long
 */
export async function personNamed(tx: Transaction, given: string, field: string): Promise<string> {
  const name = given
    .normalize('NFC')
    .replace(/\p{C}/gu, '')
    .replace(/\p{Z}+/gu, ' ')
    .trim();
  if (name.length < 1 || name.length > LONGEST_NAME)
    refuse('INVALID', field, `Expected a person's name of 1 to ${LONGEST_NAME} characters, found ${JSON.stringify(given.slice(0, 60))}.`);
  const [row] = await tx.rows<{ id: string }>(
    `INSERT INTO person (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`,
    [name],
  );
  return row.id;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
