import { z } from 'zod';
import { saveCollection, SaveCollectionInput } from '../catalogue/saveCollection';
import { saveColourway, SaveColourwayInput } from '../catalogue/saveColourway';
import { saveShot, SaveShotInput } from '../catalogue/saveShot';
import { saveSku, SaveSkuInput } from '../catalogue/saveSku';
import { Finish, Metal, StoneKind, Style, Trait, View } from '../catalogue/words';
import { shotReference } from '../catalogue/Shot';
import type { Act } from '../context';
import { bring, most } from './bring';
import { day, filled, flag, listOf, number, oneOf, optional, whole } from './cells';
import { FirstTold } from './FirstTold';
import type { Effect, RowKind } from './importRows';

const stone = z
  .string()
  .regex(/^[A-Z]+:[^|]{1,50}$/)
  .transform((found) => ({ kind: found.split(':')[0], colour: found.slice(found.indexOf(':') + 1) }))
  .pipe(z.object({ kind: oneOf(StoneKind), colour: z.string() }));

const view = z
  .string()
  .regex(/^[A-Z_]+(-([2-9]|[1-9]\d{1,3}))?$/)
  .transform((found) => ({ view: found.split('-')[0], number: Number(found.split('-')[1] ?? 1) }))
  .pipe(z.object({ view: oneOf(View), number: z.number() }));

const size = (expected: string) => optional(number(expected));
const count = (expected: string) => optional(whole(expected));
const words = (list: Readonly<Record<string, string>>): string => `${Object.keys(list).join(', ')}, separated by "|", each once`;

const SHAPE = z.object({
  collection: filled,
  season: optional(filled),
  launchDate: optional(day),
  collectionName: optional(filled),
  channels: listOf(filled, 'codes of channels, separated by "|", each once').optional(),
  cropRatio: optional(filled),
  backgroundStandard: optional(filled),
  sku: filled,
  name: filled,
  style: oneOf(Style),
  tier: whole('a tier from 1 to 4'),
  featured: flag,
  traits: listOf(oneOf(Trait), words(Trait)),
  widthMm: size('a size in mm'),
  heightMm: size('a size in mm'),
  prongs: count('a number of prongs'),
  stoneCount: count('a number of stones'),
  colourway: filled,
  metal: oneOf(Metal),
  secondMetal: optional(oneOf(Metal)),
  finish: oneOf(Finish),
  stones: listOf(stone, `stones such as "DIAMOND:white|SAPPHIRE:blue", of the kinds ${Object.keys(StoneKind).join(', ')}, each once`),
  views: listOf(view, `${words(View)}; a second one of a view is such as "HERO-2"`),
});

type Told = z.infer<typeof SHAPE>;

const REQUIRED = [
  ...['collection', 'season', 'launchDate', 'sku', 'name', 'style', 'tier', 'featured', 'traits'],
  ...['colourway', 'metal', 'finish', 'stones', 'views'],
];
const OPTIONAL = Object.keys(SHAPE.shape).filter((column) => !REQUIRED.includes(column));

/** A row for each colourway: its collection and SKU are saved where the file first speaks of them, then the colourway and its shots. */
export function catalogueRows(): RowKind<Told> {
  const first = new FirstTold();
  return { columns: { required: REQUIRED, optional: OPTIONAL }, shape: SHAPE, save: (act, told, line) => saveRow(act, first, told, line) };
}

async function saveRow(act: Act, first: FirstTold, told: Told, line: number): Promise<Effect> {
  const { collection, season, launchDate, collectionName, channels, cropRatio, backgroundStandard } = told;
  const { sku, name, style, tier, featured, traits, widthMm, heightMm, prongs, stoneCount } = told;
  const { colourway, views } = told;
  const things = [
    {
      name: `collection ${collection}`,
      cells: { season, launchDate, collectionName, channels, cropRatio, backgroundStandard },
      bringIt: bringCollection,
    },
    {
      name: `SKU ${sku}`,
      cells: { collection, name, style, tier, featured, traits, widthMm, heightMm, prongs, stoneCount },
      bringIt: bringSku,
    },
  ];
  first.onlyOnce(`${sku}/${colourway}`, 'colourway');
  const effects: Effect[] = [];
  for (const { name, cells, bringIt } of things) if (first.isNew(name, cells)) effects.push(await bringIt(act, told));
  effects.push(await bringColourway(act, told));
  for (const shot of views) effects.push(await bringShot(act, told, shot));
  for (const { name, cells } of things) first.note(name, line, cells);
  first.note(`${sku}/${colourway}`, line);
  return most(effects);
}

async function bringCollection(act: Act, told: Told): Promise<Effect> {
  const { collection: code, collectionName, season, launchDate, cropRatio, channels, backgroundStandard } = told;
  const [current] = await act.tx.rows<{ name: string }>(
    `SELECT code, name, season, launch_date AS "launchDate", crop_ratio AS "cropRatio", background_standard_code AS "backgroundStandard",
       ARRAY(SELECT h.code::text FROM collection_channel t JOIN channel h ON h.id = t.channel_id WHERE t.collection_id = c.id) AS channels
     FROM collection c WHERE code = $1`,
    [code],
  );
  const values = { code, name: collectionName ?? current?.name ?? code, season, launchDate, cropRatio, channels, backgroundStandard };
  const columns = { code: 'collection', name: 'collectionName' };
  return bring(act, { current, shape: SaveCollectionInput, values, save: saveCollection, columns });
}

async function bringSku(act: Act, told: Told): Promise<Effect> {
  const { collection: collectionCode, sku: code, name, style, tier, featured, traits, widthMm, heightMm, prongs, stoneCount } = told;
  const [current] = await act.tx.rows<object>(
    `SELECT c.code AS "collectionCode", k.code, k.name, k.style, k.tier, k.featured, k.traits, k.width_mm AS "widthMm", k.height_mm AS "heightMm",
       k.prongs, k.stone_count AS "stoneCount"
     FROM sku k JOIN collection c ON c.id = k.collection_id WHERE k.code = $1`,
    [code],
  );
  const values = { collectionCode, code, name, style, tier, featured, traits, widthMm, heightMm, prongs, stoneCount };
  const columns = { collectionCode: 'collection', code: 'sku' };
  return bring(act, { current, shape: SaveSkuInput, values, save: saveSku, columns });
}

async function bringColourway(act: Act, told: Told): Promise<Effect> {
  const { sku: skuCode, colourway: code, metal, secondMetal, finish, stones } = told;
  const [current] = await act.tx.rows<object>(
    `SELECT k.code AS "skuCode", w.code, w.metal, w.second_metal AS "secondMetal", w.finish, w.stones
     FROM colourway w JOIN sku k ON k.id = w.sku_id WHERE k.code = $1 AND w.code = $2`,
    [skuCode, code],
  );
  const values = { skuCode, code, metal, secondMetal, finish, stones };
  return bring(act, { current, shape: SaveColourwayInput, values, save: saveColourway, columns: { skuCode: 'sku', code: 'colourway' } });
}

async function bringShot(act: Act, { sku: skuCode, colourway: colourwayCode }: Told, shot: Told['views'][number]): Promise<Effect> {
  const values = { skuCode, colourwayCode, ...shot };
  const found = await act.tx.rows('SELECT FROM shot WHERE reference = $1', [shotReference(skuCode, colourwayCode, shot.view, shot.number)]);
  if (found.length > 0) return 'unchanged';
  return bring(act, { current: undefined, shape: SaveShotInput, values, save: saveShot, columns: { view: 'views', number: 'views' } });
}
