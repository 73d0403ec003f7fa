import { seen } from '../../access/rows';
import { SKUS } from '../../catalogue/skusOf';
import { checkedFirst, nameOf, readSigned, signedCursor } from '../../relay/page';
import type { Asked } from './asked';
import { type Asking, NotCompiled, type Writer, type Written } from './statement';

/** A page as SQL yields it: rows of cursor key and columns, one more than was asked for where more follow; and the count, if it was asked for. */
type Yielded = [rows: [key: string, ...columns: unknown[]][], total: number | null];

interface Page {
  rows: Yielded[0];
  hasMore: boolean;
  hasBefore: boolean;
  total: number | null;
}

/** What stands under a key of the answer, made of the page. */
type Maker = (page: Page, asking: Asking) => unknown;

/** The SKUs of a collection, paged by keyset as relay/page does it. */
export function connection(writer: Writer, row: string, asked: Asked): Written {
  const { statement } = writer;
  const [sku, firstOf, afterOf] = [
    statement.alias(row),
    writer.argument('Collection', asked, 'first'),
    writer.argument('Collection', asked, 'after'),
  ];
  const columns: string[] = [`${sku}.code::text`];
  const makers = writer.askedOf('SkuConnection', asked.under).map((part) => [part.key, makerOf(part, { writer, sku, columns })] as const);
  const limit = statement.bind((asking) => checkedFirst(firstOf(asking) as number) + 1);
  const after = statement.bind((asking) => codeAfter(afterOf(asking) as string | null | undefined, asking));
  const within = `FROM sku ${sku} WHERE ${seen(statement.viewer, 'Sku', sku)} AND ${sku}.collection_id = ${row}.id`;
  const isCounted = makers.some(([, make]) => make === totalCount);
  return {
    sql: `json_build_array(
      (SELECT coalesce(json_agg(json_build_array(${columns.join(', ')}) ORDER BY ${sku}.code::text), '[]'::json)
        FROM (SELECT * ${within} AND (${after}::text IS NULL OR ${sku}.code::text > ${after}::text) ORDER BY ${sku}.code::text LIMIT ${limit}) ${sku}),
      ${isCounted ? `(SELECT count(*) ${within})` : 'NULL'})`,
    finish: (yielded: Yielded, asking) => {
      const page = pageOf(yielded, firstOf(asking) as number, Boolean(afterOf(asking)));
      return made(makers, page, asking);
    },
  };
}

/** Where columns are added to the rows of the page. */
interface Writing {
  writer: Writer;
  sku: string;
  columns: string[];
}

type OfRow = (row: Yielded[0][number], asking: Asking) => unknown;

function makerOf(part: Asked, writing: Writing): Maker {
  if (part.name === 'totalCount') return totalCount;
  if (part.name === 'pageInfo') return group(writing.writer.askedOf('PageInfo', part.under), ofPageInfo);
  if (part.name === 'nodes') return rowsBy(column(part, writing));
  if (part.name === 'edges') return rowsBy(edge(part, writing));
  return typeName(part, 'SkuConnection');
}

function rowsBy(ofRow: OfRow): Maker {
  return ({ rows }, asking) => rows.map((row) => ofRow(row, asking));
}

function edge({ under }: Asked, writing: Writing): OfRow {
  const parts = writing.writer.askedOf('SkuEdge', under).map((part) => [part.key, ofEdge(part, writing)] as const);
  return (row, asking) => Object.fromEntries(parts.map(([key, ofRow]) => [key, ofRow(row, asking)]));
}

function ofEdge(part: Asked, writing: Writing): OfRow {
  if (part.name === 'cursor') return ([key], asking) => cursor(key, asking);
  return part.name === 'node' ? column(part, writing) : typeName(part, 'SkuEdge');
}

/** One more column of each row: the SKU with what is asked of it here. */
function column({ under }: Asked, { writer, sku, columns }: Writing): OfRow {
  const { sql, finish } = writer.object('Sku', sku, under);
  const at = columns.push(sql) - 1;
  return (row, asking) => (finish ? finish(row[at] as never, asking) : row[at]);
}

function pageOf([rows, total]: Yielded, first: number, hasBefore: boolean): Page {
  return { rows: rows.slice(0, first), hasMore: rows.length > first, hasBefore, total };
}

const totalCount: Maker = ({ total }) => total;

const PAGE_INFO: Readonly<Record<string, Maker>> = {
  hasNextPage: ({ hasMore }) => hasMore,
  hasPreviousPage: ({ hasBefore }) => hasBefore,
  startCursor: ({ rows }, asking) => cursorOf(rows.at(0), asking),
  endCursor: ({ rows }, asking) => cursorOf(rows.at(-1), asking),
};

function ofPageInfo(part: Asked): Maker {
  return Object.hasOwn(PAGE_INFO, part.name) ? PAGE_INFO[part.name] : typeName(part, 'PageInfo');
}

function group(parts: readonly Asked[], makerOf: (part: Asked) => Maker): Maker {
  const makers = parts.map((part) => [part.key, makerOf(part)] as const);
  return (page, asking) => made(makers, page, asking);
}

function made(makers: readonly (readonly [key: string, make: Maker])[], page: Page, asking: Asking): object {
  return Object.fromEntries(makers.map(([key, make]) => [key, make(page, asking)]));
}

function typeName({ name }: Asked, type: string): () => string {
  if (name !== '__typename') throw new NotCompiled(`${type}.${name}`);
  return () => type;
}

function cursorOf(row: Yielded[0][number] | undefined, asking: Asking): string | null {
  return row ? cursor(row[0], asking) : null;
}

function cursor(key: string, asking: Asking): string {
  return signedCursor(asking, nameOf(SKUS), [key]);
}

function codeAfter(after: string | null | undefined, asking: Asking): unknown {
  return after === null || after === undefined ? null : readSigned(asking, nameOf(SKUS), after)[0];
}
