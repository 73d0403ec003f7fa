import { type Guarded, seen, seenLive } from '../../access/rows';
import { globalId } from '../../relay/globalId';
import { altText, type Described } from '../../renditions/altText';
import { LIVE_JOINS } from '../../renditions/loaders';
import { variantUrl } from '../../renditions/variants';
import type { Asked } from './asked';
import { connection } from './connection';
import { making, remembering } from './makes';
import type { FieldWriter, Statement, Writer } from './statement';

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
    channel: (_writer, row) => `${row}.of_channel`,
    template: (_writer, row) => `${row}.of_template`,
    view: (_writer, row) => `${row}.of_view`,
    url: liveUrl,
    variantUrl: ({ statement }, row) => statement.hole(variantOf, `${row}.id`),
    altText: toldIn,
  },
};

function id(type: string): FieldWriter {
  const made = making((value: string) => globalId(type, value));
  return ({ statement }, row) => statement.hole(made, `${row}.id`);
}

function byCode(type: Guarded, table: string): FieldWriter {
  return (writer, _row, asked) => {
    const row = writer.statement.alias();
    const sql = writer.object(type, row, asked.under);
    const code = writer.statement.bind(writer.argument('Query', asked, 'code'));
    return `(SELECT ${sql} FROM ${table} ${row} WHERE ${visible(writer, type, row)} AND ${row}.code = ${code})`;
  };
}

function parent(type: Guarded, table: string): FieldWriter {
  return (writer, row, asked) => {
    const above = writer.statement.alias();
    const sql = writer.object(type, above, asked.under);
    return `(SELECT ${sql} FROM ${table} ${above} WHERE ${visible(writer, type, above)} AND ${above}.id = ${row}.${table}_id)`;
  };
}

function children(type: Guarded, table: string, parentColumn: string, order: string): FieldWriter {
  return (writer, row, asked) => {
    const child = writer.statement.alias(row);
    const sql = writer.object(type, child, asked.under);
    return `(SELECT coalesce(json_agg(${sql} ORDER BY ${child}.${order}), ${EMPTY}) FROM ${table} ${child}
        WHERE ${visible(writer, type, child)} AND ${child}.${parentColumn} = ${row}.id)`;
  };
}

function stones(writer: Writer, row: string, asked: Asked): string {
  const stone = writer.statement.alias();
  const sql = writer.object('Stone', stone, asked.under);
  return `(SELECT coalesce(json_agg(${sql} ORDER BY ${stone}.place), ${EMPTY})
      FROM jsonb_array_elements(${row}.stones) WITH ORDINALITY ${stone}(stone, place))`;
}

function ofJson(name: string): FieldWriter {
  return (_writer, row) => `${row}.stone -> '${name}'`;
}

/** What is live of a colourway on a channel, as renditions/loaders has it; with what alt texts say of the piece, put together once for all of them. */
function renditions(writer: Writer, row: string, asked: Asked): string {
  const shown = writer.statement.alias();
  const sql = writer.object('Rendition', shown, asked.under);
  const channel = writer.statement.bind(writer.argument('Colourway', asked, 'channel'));
  const isTold = writer.askedOf('Rendition', asked.under).some(({ name }) => name === 'altText');
  const piece = isTold ? `, (SELECT ${described(writer.statement, row)} AS of_piece OFFSET 0) piece` : '';
  return `(SELECT coalesce(json_agg(${sql} ORDER BY ${shown}.of_shot, ${shown}.of_template, ${shown}.format, ${shown}.requested_width), ${EMPTY})
      FROM (SELECT d.*, c.code AS of_channel, t.code AS of_template, t.alt_text_patterns, s.view AS of_view, s.alt_texts AS of_alt_texts, s.reference AS of_shot
        FROM rendition d ${LIVE_JOINS}
        WHERE s.colourway_id = ${row}.id AND c.code = ${channel} AND ${seenLive(writer.statement.viewer)}) ${shown}${piece})`;
}

/** What alt texts say of a piece. */
type Piece = [
  ...ofSku: [name: Described['name'], collection: Described['collection'], style: Described['style']],
  ...ofColourway: [Described['metal'], Described['secondMetal'], Described['finish'], Described['stones']],
];

/** The piece of a colourway. Its SKU is always the row that the colourway was reached from; its collection is so mostly. */
function described({ parents }: Statement, row: string): string {
  const sku = parents.get(row);
  const collection = sku && parents.get(sku);
  const collectionName = collection ? `${collection}.name` : `(SELECT name FROM collection WHERE id = ${sku}.collection_id)`;
  return `json_build_array(${sku}.name, ${collectionName}, ${sku}.style, ${row}.metal, ${row}.second_metal, ${row}.finish, ${row}.stones)`;
}

function toldIn({ statement, argument }: Writer, row: string, asked: Asked): string {
  const locale = `${statement.bind(argument('Rendition', asked, 'locale'))}::text`;
  const told = statement.hole(
    sayOf,
    `json_build_array(${locale}, ${row}.alt_text_patterns ->> ${locale}, ${row}.of_view, ${row}.of_alt_texts ->> ${locale}, piece.of_piece)`,
  );
  return `CASE WHEN ${row}.alt_text_patterns ? ${locale} THEN ${told} END`;
}

type ToldOf = [locale: string, pattern: string, view: Described['view'], own: string | null, piece: Piece];

const sayOf = remembering(([locale, pattern, view, own, piece]: ToldOf) => {
  const altTexts = own === null ? {} : { [locale]: own };
  const [name, collection, style, metal, secondMetal, finish, stonesOf] = piece;
  return altText(pattern, { name, collection, style, metal, secondMetal, finish, stones: stonesOf, view, altTexts }, locale);
});

const variantOf = making((id: string, { house }) => variantUrl(house, id));

/** As mediaUrl has it: the name of a file is such that it needs no escapes (migration 0032). */
function liveUrl({ statement }: Writer, row: string): string {
  const media = statement.bind(({ house }) => `${house.publicUrl}/media/`);
  return `${media}::text || ${row}.sha256 || '/' || ${row}.filename`;
}

function visible({ statement }: { statement: Statement }, type: Guarded, row: string): string {
  return seen(statement.viewer, type, row);
}
