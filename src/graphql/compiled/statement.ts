import type { SelectionSetNode } from 'graphql';
import type { Viewer } from '../../access/viewer';
import type { House } from '../../context';
import type { Described } from '../../renditions/altText';
import type { Asked } from './asked';

/** A field, argument or form of answer that no SQL is written for: the operation is answered in the ordinary way. */
export class NotCompiled extends Error {}

/** What is known only when the question comes. */
export interface Asking {
  viewer: Viewer;
  house: House;
  variables: Readonly<Record<string, unknown>>;
  /** What the files being told of show, where an alt text is asked for. */
  piece?: Piece | null;
}

/** What alt texts say of a piece, as `described` in shapes.ts has it. */
export type Piece = [
  ...ofSku: [name: Described['name'], collection: Described['collection'], style: Described['style']],
  ...ofColourway: [Described['metal'], Described['secondMetal'], Described['finish'], Described['stones']],
];

export type Bind = (asking: Asking) => unknown;

/** What SQL yields for a field, and what is to be made of it afterwards, if anything: URLs, ids, cursors and words are made where they always are. */
export interface Written {
  sql: string;
  finish?: Finish;
}

export type Finish = (value: never, asking: Asking) => unknown;

/** Writes what is asked of an object whose row is `row` in the statement. */
export type FieldWriter = (writer: Writer, row: string, asked: Asked) => Written;

export interface Writer {
  statement: Statement;
  /** The JSON object of a type from a row. */
  object: (type: string, row: string, under: readonly SelectionSetNode[]) => Written;
  /** What is asked of it, in the order of the answer. */
  askedOf: (type: string, under: readonly SelectionSetNode[]) => Asked[];
  /** An argument of a field of `type`, as it is when the question comes. */
  argument: (type: string, asked: Asked, name: string) => Bind;
}

/** A statement while it is being written: its parameters, and aliases that do not hide each other. `$1` is the viewer's scope, as access/rows has it. */
export class Statement {
  readonly binds: Bind[] = [({ viewer }) => viewer.scopeId];
  /** By alias, the alias of the row that its rows belong to. */
  readonly parents = new Map<string, string>();
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
}
