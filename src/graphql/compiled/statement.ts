import { randomBytes } from 'node:crypto';
import type { SelectionSetNode } from 'graphql';
import type { Viewer } from '../../access/viewer';
import type { House } from '../../context';
import type { Asked } from './asked';

/** A field, argument or form of answer that no SQL is written for: the operation is answered in the ordinary way. */
export class NotCompiled extends Error {}

/** What is known only when the question comes. */
export interface Asking {
  viewer: Viewer;
  house: House;
  variables: Readonly<Record<string, unknown>>;
}

export type Bind = (asking: Asking) => unknown;

/** Makes JSON of a value of the answer from the JSON that the statement tells for it: ids, cursors and words are made where they always are. */
export type Make = (told: string, asking: Asking) => string;

/** Writes SQL of what is asked of an object whose row is `row` in the statement; JSON, or what json_build_object makes JSON of. */
export type FieldWriter = (writer: Writer, row: string, asked: Asked) => string;

export interface Writer {
  statement: Statement;
  /** The JSON object of a type from a row. */
  object: (type: string, row: string, under: readonly SelectionSetNode[]) => string;
  /** What is asked of it, in the order of the answer. */
  askedOf: (type: string, under: readonly SelectionSetNode[]) => Asked[];
  /** An argument of a field of `type`, as it is when the question comes. */
  argument: (type: string, asked: Asked, name: string) => Bind;
}

/** Stands where a value is still to be made. Nobody can have it in a name: it is drawn anew by every process. */
const MARK = randomBytes(12).toString('base64url');
// As json_build_array writes them.
const OPENS = `["${MARK}", `;
const CLOSES = `, "${MARK}"]`;

/** A statement while it is being written: its parameters, and aliases that do not hide each other. `$1` is the viewer's scope, as access/rows has it. */
export class Statement {
  readonly binds: Bind[] = [({ viewer }) => viewer.scopeId];
  /** By alias, the alias of the row that its rows belong to. */
  readonly parents = new Map<string, string>();
  private readonly makes: Make[] = [];
  private aliases = 0;

  constructor(
    readonly viewer: Viewer,
    /** Database name of a property of an entity; null when it has no such column. */
    readonly columnOf: (type: string, property: string) => string | null,
  ) {}

  bind(bind: Bind): string {
    return `$${this.binds.push(bind)}`;
  }

  /** A new alias, for rows that belong to the row of `parent`. */
  alias(parent?: string): string {
    this.aliases += 1;
    const alias = `x${this.aliases}`;
    if (parent !== undefined) this.parents.set(alias, parent);
    return alias;
  }

  /** The place of a value that is made afterwards, of JSON that the statement tells. */
  hole(make: Make, from: string): string {
    return `json_build_array('${MARK}', ${this.makes.push(make) - 1}, ${from}, '${MARK}')`;
  }

  /** The text of the answer with its holes filled. It is not read as a whole: that, and writing it again, would cost more than all the rest. */
  fill(text: string, asking: Asking): string {
    const [before, ...parts] = text.split(OPENS);
    return parts.reduce((filled, part) => {
      const [comma, end] = [part.indexOf(', '), part.indexOf(CLOSES)];
      const make = this.makes[Number(part.slice(0, comma))];
      return `${filled}${make(part.slice(comma + 2, end), asking)}${part.slice(end + CLOSES.length)}`;
    }, before);
  }
}
