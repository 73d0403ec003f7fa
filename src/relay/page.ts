import type { ObjectLiteral } from 'typeorm';
import { isSigned, sign } from '../access/signature';
import type { Context } from '../context';
import { Failure } from '../failures';
import type { EntityClass } from '../store/database';
import { type Connection, MAX_PAGE, type PageArgs } from './connection';

/** A list in the database: which rows, and in which order. */
export interface Listing<Entity extends ObjectLiteral> {
  entity: EntityClass<Entity>;
  alias: string;
  /** What follows the table in FROM. */
  joins?: string;
  where: string;
  params: readonly unknown[];
  /** Sort keys, most important first; the last one is unique, so that no row is lost between pages. */
  order: readonly OrderKey<Entity>[];
  descending?: boolean;
}

interface OrderKey<Entity> {
  sql: string;
  type: 'text' | 'integer' | 'bigint' | 'timestamptz' | 'uuid';
  value: (row: Entity) => string | number;
}

/** One page by keyset: a page costs the same at the end of a list as at its beginning. One statement, and one more if totalCount is asked for. */
export async function page<Entity extends ObjectLiteral>(
  context: Context,
  listing: Listing<Entity>,
  ask: PageArgs,
): Promise<Connection<Entity>> {
  const first = checkedFirst(ask.first);
  const seek = seekAfter(context, listing, ask.after);
  const direction = listing.descending ? 'DESC' : 'ASC';
  const found = await context.database.find(
    listing.entity,
    listing.alias,
    `${listing.joins ?? ''} WHERE (${listing.where}) AND ${seek.sql}
     ORDER BY ${listing.order.map((key) => `${key.sql} ${direction}`).join(', ')} LIMIT ${first + 1}`,
    [...listing.params, ...seek.params],
  );
  const edges = found.slice(0, first).map((node) => ({ node, cursor: cursorOf(context, listing, node) }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: Boolean(ask.after),
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => countAll(context, listing),
  };
}

/** One page of a short list that is computed whole, such as the families of a collection; `keyOf` is unique in it. */
export function pageOfList<Thing>(
  context: Context,
  list: { name: string; things: readonly Thing[]; keyOf: (thing: Thing) => string },
  ask: PageArgs,
): Connection<Thing> {
  const first = checkedFirst(ask.first);
  const cursor = (thing: Thing): string => signedCursor(context, list.name, [list.keyOf(thing)]);
  const [after] = ask.after ? readSigned(context, list.name, ask.after) : [null];
  const start = after === null ? 0 : list.things.findIndex((thing) => list.keyOf(thing) === after) + 1;
  const edges = list.things.slice(start, start + first).map((node) => ({ node, cursor: cursor(node) }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: start + first < list.things.length,
      hasPreviousPage: Boolean(ask.after),
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: () => Promise.resolve(list.things.length),
  };
}

async function countAll<Entity extends ObjectLiteral>(context: Context, listing: Listing<Entity>): Promise<number> {
  const { tableName } = context.database.dataSource.getMetadata(listing.entity);
  const [row] = await context.database.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${tableName} ${listing.alias} ${listing.joins ?? ''} WHERE ${listing.where}`,
    listing.params,
  );
  return row.n;
}

/** @throws Failure BAD_USER_INPUT */
export function checkedFirst(first: number): number {
  if (first >= 1 && first <= MAX_PAGE) return first;
  throw new Failure('BAD_USER_INPUT', `"first" is ${first}; it must be between 1 and ${MAX_PAGE}.`);
}

function seekAfter<Entity extends ObjectLiteral>(
  context: Context,
  listing: Listing<Entity>,
  after?: string | null,
): { sql: string; params: unknown[] } {
  if (after === null || after === undefined) return { sql: 'true', params: [] };
  const values = readCursor(context, listing, after);
  const params = listing.order.map((key, i) => `$${listing.params.length + i + 1}::${key.type}`);
  return {
    sql: `(${listing.order.map((key) => key.sql).join(', ')}) ${listing.descending ? '<' : '>'} (${params.join(', ')})`,
    params: values,
  };
}

function cursorOf<Entity extends ObjectLiteral>(context: Context, listing: Listing<Entity>, node: Entity): string {
  return signedCursor(
    context,
    nameOf(listing),
    listing.order.map((key) => key.value(node)),
  );
}

function readCursor<Entity extends ObjectLiteral>(context: Context, listing: Listing<Entity>, cursor: string): unknown[] {
  return readSigned(context, nameOf(listing), cursor);
}

/** What its cursors are good for: this list, in this order. */
export function nameOf<Entity extends ObjectLiteral>(listing: Pick<Listing<Entity>, 'entity' | 'order'>): string {
  return `${listing.entity.name} ${listing.order.map((key) => key.sql).join(',')}`;
}

/** A cursor is signed, so that only what we handed out comes back; it says nothing about who may see what follows. */
export function signedCursor({ house }: Pick<Context, 'house'>, list: string, values: readonly unknown[]): string {
  const keys = JSON.stringify(values);
  return `${Buffer.from(keys).toString('base64url')}.${sign(house.secret, `cursor ${list} ${keys}`)}`;
}

/** @throws Failure INVALID_CURSOR */
export function readSigned({ house }: Pick<Context, 'house'>, list: string, cursor: string): unknown[] {
  const [encoded, signature] = cursor.split('.');
  const keys = Buffer.from(encoded, 'base64url').toString('utf8');
  if (!isSigned(house.secret, `cursor ${list} ${keys}`, signature)) {
    throw new Failure('INVALID_CURSOR', 'The cursor is not one of this list; use endCursor of an earlier page.');
  }
  return JSON.parse(keys) as unknown[];
}
