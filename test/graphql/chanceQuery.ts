import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { mayAsk } from '../../src/access/rights';
import type { Role } from '../../src/access/viewer';
import type { Chance } from '../kpi/Chance';

export interface ChanceQuery {
  query: string;
  variables: Record<string, unknown>;
}

/** What queries of chance ask for by name. */
export interface Asks {
  collections: readonly string[];
  skus: readonly string[];
  channels: readonly string[];
  locales: readonly string[];
  /** Cursors of the list of SKUs. */
  cursors: readonly string[];
}

/** What no statement is written for, so that an operation with it goes the ordinary way. */
const BESIDE = new Set(['families', 'channels', 'contactSheetUrl', 'colourwayDrift', 'shots', 'fidelity', 'bytesPerPixel']);
const CATALOGUE = ['Collection', 'Sku', 'Colourway', 'Rendition', 'Stone', 'SkuConnection', 'SkuEdge', 'PageInfo'];
const DEEPEST = 9;
const VARIABLES =
  '$no: Boolean! $yes: Boolean = true $first: Int! = 2 $after: String $collection: String! $sku: String! $channel: String! $locale: String!';

/** A query of the catalogue that a role may ask: fields, aliases, fragments of both kinds, @include and @skip, arguments as literals and as variables. */
export function queryOfChance(chance: Chance, schema: GraphQLSchema, role: Role, asks: Asks): ChanceQuery {
  const fragments: string[] = [];
  const collection = chance.pick(asks.collections);
  const sku = chance.pick(asks.skus);
  const roots = Array.from({ length: chance.whole(1, 2) }, (_, i) => root(i)).join(' ');
  const told = { channel: chance.pick(asks.channels), locale: chance.pick(asks.locales) };
  const query = `query Chance(${VARIABLES}) { ${roots} ${using()} } ${fragments.join(' ')}`;
  return { query, variables: { no: chance.happens(0.5), first: chance.whole(1, 4), after: after(), collection, sku, ...told } };

  function root(i: number): string {
    const [name, type, code] = chance.happens(0.6) ? ['collection', 'Collection', collection] : ['sku', 'Sku', sku];
    const given = chance.happens(0.5) ? `$${name}` : JSON.stringify(code);
    return `r${i}: ${name}(code: ${given}) { ${selection(type, 1)} }`;
  }

  /** A document may declare no variable that it does not use. */
  function using(): string {
    const unseen = '@skip(if: true)';
    return `u1: collection(code: $collection) ${unseen} { code skus(first: $first, after: $after) { totalCount @skip(if: $no) } }
      u2: sku(code: $sku) ${unseen} { code @include(if: $yes) colourways { renditions(channel: $channel) { altText(locale: $locale) } } }`;
  }

  function selection(typeName: string, depth: number): string {
    const type = schema.getType(typeName) as GraphQLObjectType;
    const names = Object.keys(type.getFields()).filter((name) => mayAsk(role, typeName, name) && isWanted(type, name, depth));
    const chosen = Array.from({ length: chance.whole(1, 5) }, () => chance.pick(names));
    const parts = chosen.map((name) => wrapped(typeName, `${field(type, name, depth)}`, depth));
    return chance.happens(0.2) ? `__typename ${parts.join(' ')}` : parts.join(' ');
  }

  function isWanted(type: GraphQLObjectType, name: string, depth: number): boolean {
    if (BESIDE.has(name)) return false;
    const named = getNamedType(type.getFields()[name].type);
    return !isObjectType(named) || (depth < DEEPEST && CATALOGUE.includes(named.name));
  }

  function field(type: GraphQLObjectType, name: string, depth: number): string {
    const under = getNamedType(type.getFields()[name].type);
    const asked = `${name}${given(name)}`;
    return `${alias(name, asked)}${asked}${condition()}${isObjectType(under) ? ` { ${selection(under.name, depth + 1)} }` : ''}`;
  }

  /** One key for each way to ask, or two would conflict; the same way twice is one field, whose selections are merged. */
  function alias(name: string, asked: string): string {
    if (asked !== name) return `k${hash(asked)}: `;
    return chance.happens(0.1) ? `other_${name}: ` : '';
  }

  function given(name: string): string {
    if (name === 'skus')
      return chance.pick(['', '(first: $first)', '(first: 3)', '(after: $after, first: 1)', '(first: $first, after: $after)']);
    if (name === 'renditions') return `(channel: ${oneOf('channel', asks.channels)})`;
    if (name === 'altText') return `(locale: ${oneOf('locale', asks.locales)})`;
    return '';
  }

  /** As a literal or as a variable. */
  function oneOf(variable: string, literals: readonly string[]): string {
    return chance.happens(0.5) ? `$${variable}` : JSON.stringify(chance.pick(literals));
  }

  function condition(): string {
    return chance.happens(0.85)
      ? ''
      : chance.pick([' @include(if: $no)', ' @skip(if: $no)', ' @skip(if: false)', ' @include(if: $yes)', ' @include(if: true)']);
  }

  function wrapped(typeName: string, part: string, depth: number): string {
    if (chance.happens(0.85)) return part;
    const on = ['Collection', 'Sku', 'Colourway', 'Rendition'].includes(typeName) ? chance.pick([typeName, 'Node']) : typeName;
    if (on === 'Node') return `... on Node${condition()} { id __typename } ${part}`;
    if (depth % 2 === 0) return `... on ${typeName}${condition()} { ${part} }`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${typeName} { ${part} }`);
    return `...${name}${condition()}`;
  }

  function after(): string | null {
    return chance.happens(0.5) ? chance.pick(asks.cursors) : null;
  }
}

function hash(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum.toString(36);
}
