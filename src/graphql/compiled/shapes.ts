import { type Guarded, seen, seenLive } from '../../access/rows';
import { mediaUrl } from '../../catalogue/media';
import type { View } from '../../catalogue/words';
import { globalId } from '../../relay/globalId';
import { altText, type Described } from '../../renditions/altText';
import { LIVE_JOINS } from '../../renditions/loaders';
import { variantUrl } from '../../renditions/variants';
import type { Asked } from './asked';
import { connection } from './connection';
import type { Asking, FieldWriter, Finish, Statement, Writer, Written } from './statement';

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
    const child = writer.statement.alias(row);
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

/** What is live of a colourway on a channel, as renditions/loaders has it; with what alt texts say of the piece, once for all of them. */
function renditions(writer: Writer, row: string, asked: Asked): Written {
  const shown = writer.statement.alias();
  const { sql, finish } = writer.object('Rendition', shown, asked.under);
  const channel = writer.statement.bind(writer.argument('Colourway', asked, 'channel'));
  const isTold = writer.askedOf('Rendition', asked.under).some(({ name }) => name === 'altText');
  const shows = each(finish);
  return {
    sql: `json_build_array(${isTold ? described(writer.statement, row) : 'NULL'},
      (SELECT coalesce(json_agg(${sql} ORDER BY ${shown}.of_shot, ${shown}.of_template, ${shown}.format, ${shown}.requested_width), ${EMPTY})
      FROM (SELECT d.*, c.code AS of_channel, t.code AS of_template, t.alt_text_patterns, s.view AS of_view, s.alt_texts AS of_alt_texts, s.reference AS of_shot
        FROM rendition d ${LIVE_JOINS}
        WHERE s.colourway_id = ${row}.id AND c.code = ${channel} AND ${seenLive(writer.statement.viewer)}) ${shown}))`,
    finish: ([piece, files]: [Asking['piece'], readonly unknown[]], { viewer, house, variables }) =>
      shows ? shows(files as never, { viewer, house, variables, piece }) : files, // a spread would cost as much as an alt text
  };
}

/** The piece of a colourway. Its SKU is always the row that the colourway was reached from; its collection is so mostly. */
function described({ parents }: Statement, row: string): string {
  const sku = parents.get(row);
  const collection = sku && parents.get(sku);
  const collectionName = collection ? `${collection}.name` : `(SELECT name FROM collection WHERE id = ${sku}.collection_id)`;
  return `json_build_array(${sku}.name, ${collectionName}, ${sku}.style, ${row}.metal, ${row}.second_metal, ${row}.finish, ${row}.stones)`;
}

function toldIn(writer: Writer, row: string, asked: Asked): Written {
  const locale = `${writer.statement.bind(writer.argument('Rendition', asked, 'locale'))}::text`;
  return {
    sql: `json_build_array(${locale}, ${row}.alt_text_patterns ->> ${locale}, ${row}.of_view, ${row}.of_alt_texts)`,
    finish: ([localeOf, pattern, view, altTexts]: [string, string | null, View, Described['altTexts']], { piece }) => {
      if (pattern === null || !piece) return null;
      const [name, collection, style, metal, secondMetal, finish, stonesOf] = piece;
      return altText(pattern, { name, collection, style, metal, secondMetal, finish, stones: stonesOf, view, altTexts }, localeOf);
    },
  };
}

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
