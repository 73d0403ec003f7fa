import { seen } from '../../access/rows';
import { SKUS } from '../../catalogue/skusOf';
import { checkedFirst, nameOf, readSigned, signedCursor } from '../../relay/page';
import type { Asked } from './asked';
import { objectOf } from './objectOf';
import { making } from './makes';
import { type Asking, NotCompiled, type Statement, type Writer } from './statement';

/** The SKUs of a collection, paged by keyset as relay/page does it: one more than was asked for is looked at, to see whether more follow. */
export function connection(writer: Writer, row: string, asked: Asked): string {
  const { statement } = writer;
  const [sku, page, firstOf, afterOf] = [
    statement.alias(row),
    statement.alias(),
    writer.argument('Collection', asked, 'first'),
    writer.argument('Collection', asked, 'after'),
  ];
  const first = `${statement.bind((asking) => checkedFirst(firstOf(asking) as number))}::int`;
  const after = `${statement.bind((asking) => codeAfter(afterOf(asking) as string | null | undefined, asking))}::text`;
  const within = `FROM sku ${sku} WHERE ${seen(statement.viewer, 'Sku', sku)} AND ${sku}.collection_id = ${row}.id`;
  const paging: Paging = { writer, sku, page, first, after, count: `(SELECT count(*) ${within})`, columns: [] };
  const told = writer.askedOf('SkuConnection', asked.under).map((part) => ({ key: part.key, sql: ofConnection(part, paging) }));
  const columns = paging.columns.map((column, i) => `, ${column} AS node${i}`).join('');
  return `(SELECT ${objectOf(told)} FROM (
      SELECT ${sku}.code::text AS key, row_number() OVER (ORDER BY ${sku}.code::text) AS place${columns}
      FROM (SELECT * ${within} AND (${after} IS NULL OR ${sku}.code::text > ${after}) ORDER BY ${sku}.code::text LIMIT ${first} + 1) ${sku}) ${page} HAVING true)`; // one row, whatever is asked of it
}

/** A page while it is being written. */
interface Paging {
  writer: Writer;
  /** Alias of the SKU that a column is of. */
  sku: string;
  /** Alias of the rows, each with its `key`, its `place` from 1 on, and the columns that were added. */
  page: string;
  first: string;
  after: string;
  count: string;
  columns: string[];
}

function ofConnection(part: Asked, paging: Paging): string {
  if (part.name === 'totalCount') return paging.count;
  if (part.name === 'nodes') return listed(column(part, paging), paging);
  if (part.name === 'edges') return listed(edge(part, paging), paging);
  if (part.name !== 'pageInfo') return typeName(part, 'SkuConnection');
  return objectOf(paging.writer.askedOf('PageInfo', part.under).map((each) => ({ key: each.key, sql: ofPageInfo(each, paging) })));
}

function listed(sql: string, { page, first }: Paging): string {
  return `coalesce(json_agg(${sql} ORDER BY ${page}.place) FILTER (WHERE ${page}.place <= ${first}), '[]'::json)`;
}

/** One more column of each row: the SKU with what is asked of it here. */
function column({ under }: Asked, { writer, sku, page, columns }: Paging): string {
  return `${page}.node${columns.push(writer.object('Sku', sku, under)) - 1}`;
}

function edge({ under }: Asked, paging: Paging): string {
  return objectOf(paging.writer.askedOf('SkuEdge', under).map((part) => ({ key: part.key, sql: ofEdge(part, paging) })));
}

function ofEdge(part: Asked, paging: Paging): string {
  if (part.name === 'cursor') return cursor(paging.writer.statement, `${paging.page}.key`);
  return part.name === 'node' ? column(part, paging) : typeName(part, 'SkuEdge');
}

function ofPageInfo(part: Asked, { writer, page, first, after }: Paging): string {
  const last = (most: string): string => `max(${page}.key) FILTER (WHERE ${page}.place <= ${most})`;
  switch (part.name) {
    case 'hasNextPage':
      return `count(*) > ${first}`;
    case 'hasPreviousPage':
      return `${after} IS NOT NULL`;
    case 'startCursor':
      return cursor(writer.statement, last('1'));
    case 'endCursor':
      return cursor(writer.statement, last(first));
    default:
      return typeName(part, 'PageInfo');
  }
}

function typeName({ name }: Asked, type: string): string {
  if (name !== '__typename') throw new NotCompiled(`${type}.${name}`);
  return `'${type}'::text`;
}

function cursor(statement: Statement, key: string): string {
  return statement.hole(signed, key);
}

/** An empty page has none. */
const signed = making((key: string | null, asking) => key && signedCursor(asking, nameOf(SKUS), [key]));

function codeAfter(after: string | null | undefined, asking: Asking): unknown {
  return after === null || after === undefined ? null : readSigned(asking, nameOf(SKUS), after)[0];
}
