import { type Guarded, seen } from '../../access/rows';
import { mediaUrl } from '../../catalogue/media';
import { globalId } from '../../relay/globalId';
import { altText, type Described } from '../../renditions/altText';
import { LIVE_JOINS } from '../../renditions/loaders';
import { variantUrl } from '../../renditions/variants';
import type { Asked } from './asked';
import { connection } from './connection';
import type { FieldWriter, Finish, Statement, Writer, Written } from './statement';

/** A list that nothing is in is none to PostgreSQL. */
const EMPTY = `'[]'::json`;

/** What of each type is more than a column of its table. What is neither here nor a column is not compiled. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, FieldWriter>>>> = {
  Query: { collection: byCode('Collection', 'collection'), sku: byCode('Sku', 'sku') },
  Collection: { id: id('Collection'), skus: connection },
  Sku: { id: id('Sku'), collection: parent('Collection', 'collection'), colourways: children('Colourway', 'colourway', 'sku_id', 'code') },
  Colourway: { id: id('Colourway'), sku: parent('Sku', 'sku'), stones, renditions },
  Stone: { kind: ofJson('kind'), colour: ofJson('colour') },
  Rendition: {
    id: id('Rendition'),
    channel: (_writer, row) => ({ sql: `${row}.of_channel` }),
    template: (_writer, row) => ({ sql: `${row}.of_template` }),
    view: (_writer, row) => ({ sql: `${row}.of_view` }),
    url: (_writer, row) => ({ sql: `json_build_array(${row}.sha256, ${row}.filename)`, finish: liveUrl }),
    variantUrl: (_writer, row) => ({ sql: `${row}.id`, finish: (value: string, { house }) => variantUrl(house, value) }),
    altText: toldIn,
  },
};

function id(type: string): FieldWriter {
  return (_writer, row) => ({ sql: `${row}.id`, finish: (value: string) => globalId(type, value) });
}

function byCode(type: Guarded, table: string): FieldWriter {
  return (writer, _row, asked) => {
    const row = writer.statement.alias();
    const { sql, finish } = writer.object(type, row, asked.under);
    const code = writer.statement.bind(writer.argument('Query', asked, 'code'));
    return {
      sql: `(SELECT ${sql} FROM ${table} ${row} WHERE ${visible(writer, type, row)} AND ${row}.code = ${code})`,
      finish: orNull(finish),
    };
  };
}

function parent(type: Guarded, table: string): FieldWriter {
  return (writer, row, asked) => {
    const above = writer.statement.alias();
    const { sql, finish } = writer.object(type, above, asked.under);
    return {
      sql: `(SELECT ${sql} FROM ${table} ${above} WHERE ${visible(writer, type, above)} AND ${above}.id = ${row}.${table}_id)`,
      finish: orNull(finish),
    };
  };
}

function children(type: Guarded, table: string, parentColumn: string, order: string): FieldWriter {
  return (writer, row, asked) => {
    const child = writer.statement.alias();
    const { sql, finish } = writer.object(type, child, asked.under);
    return {
      sql: `(SELECT coalesce(json_agg(${sql} ORDER BY ${child}.${order}), ${EMPTY}) FROM ${table} ${child}
        WHERE ${visible(writer, type, child)} AND ${child}.${parentColumn} = ${row}.id)`,
      finish: each(finish),
    };
  };
}

function stones(writer: Writer, row: string, asked: Asked): Written {
  const stone = writer.statement.alias();
  const { sql } = writer.object('Stone', stone, asked.under);
  return {
    sql: `(SELECT coalesce(json_agg(${sql} ORDER BY ${stone}.place), ${EMPTY})
      FROM jsonb_array_elements(${row}.stones) WITH ORDINALITY ${stone}(stone, place))`,
  };
}

function ofJson(name: string): FieldWriter {
  return (_writer, row) => ({ sql: `${row}.stone -> '${name}'` });
}

/** What is live of a colourway on a channel, as renditions/loaders has it; joins that no field asks for PostgreSQL leaves out. */
function renditions(writer: Writer, row: string, asked: Asked): Written {
  const shown = writer.statement.alias();
  const { sql, finish } = writer.object('Rendition', shown, asked.under);
  const channel = writer.statement.bind(writer.argument('Colourway', asked, 'channel'));
  return {
    sql: `(SELECT coalesce(json_agg(${sql} ORDER BY ${shown}.of_shot, ${shown}.of_template, ${shown}.format, ${shown}.requested_width), ${EMPTY})
      FROM (SELECT d.*, c.code AS of_channel, t.code AS of_template, t.alt_text_patterns, s.view AS of_view, s.reference AS of_shot,
          k.name AS of_name, l.name AS of_collection, k.style, w.metal, w.second_metal, w.finish, w.stones
        FROM rendition d ${LIVE_JOINS}
        LEFT JOIN colourway w ON w.id = s.colourway_id
        LEFT JOIN sku k ON k.id = w.sku_id
        LEFT JOIN collection l ON l.id = k.collection_id
        WHERE s.colourway_id = ${row}.id AND c.code = ${channel} AND ${visible(writer, 'Rendition', 'd')}) ${shown})`,
    finish: each(finish),
  };
}

function toldIn(writer: Writer, row: string, asked: Asked): Written {
  const locale = `${writer.statement.bind(writer.argument('Rendition', asked, 'locale'))}::text`;
  const described = ['of_name', 'of_collection', 'style', 'metal', 'second_metal', 'finish', 'stones', 'of_view'];
  return {
    sql: `json_build_array(${locale}, ${row}.alt_text_patterns ->> ${locale}, ${described.map((column) => `${row}.${column}`).join(', ')})`,
    finish: ([localeOf, pattern, name, collection, style, metal, secondMetal, finish, stonesOf, view]: DescribedRow) =>
      pattern === null ? null : altText(pattern, { name, collection, style, metal, secondMetal, finish, stones: stonesOf, view }, localeOf),
  };
}

type DescribedRow = [
  locale: string,
  pattern: string | null,
  ...ofPiece: [Described['name'], Described['collection'], Described['style'], Described['metal'], Described['secondMetal']],
  ...ofPicture: [Described['finish'], Described['stones'], Described['view']],
];

const liveUrl: Finish = ([sha256, filename]: [string | null, string | null], { house }) =>
  sha256 && filename ? mediaUrl(house, sha256, filename) : null;

function orNull(finish: Finish | undefined): Finish | undefined {
  return finish && ((value: unknown, asking) => (value === null ? null : finish(value as never, asking)));
}

function each(finish: Finish | undefined): Finish | undefined {
  return finish && ((values: readonly unknown[], asking) => values.map((value) => finish(value as never, asking)));
}

function visible({ statement }: { statement: Statement }, type: Guarded, row: string): string {
  return seen(statement.viewer, type, row);
}
