import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** What a count costs beside a field of a row: it goes over the whole list. */
const COUNTING = 100;

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something stands before this page; known only of a page that was asked for by `after`.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first node; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last node, for `after`; null on an empty page.' })
  endCursor!: string | null;
}

/** A page of a list (Relay cursor connections), with the nodes also without their edges. */
export interface Connection<Thing> {
  nodes: Thing[];
  edges: { node: Thing; cursor: string }[];
  pageInfo: PageInfo;
  /** Counted only when asked for. */
  count: () => Promise<number>;
}

export const MAX_PAGE = 100;

/** `first` and `after` of every connection. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many, 1 to ${MAX_PAGE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor.' })
  after?: string | null;
}

/** Declares the connection and edge types of a type. */
export function connectionOf<Thing extends object>(thing: ClassType<Thing>, plural: string): ClassType<Connection<Thing>> {
  const name = thing.name;

  @ObjectType(`${name}Edge`, { description: `A ${name} in a list.` })
  class Edge {
    @Field(() => thing, { description: `The ${name}.` })
    node!: Thing;

    @Field(() => String, { description: 'Its place in the list, for `after`.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })
  class ThingConnection {
    @Field(() => [thing], { description: `The ${plural} of this page.` })
    nodes!: Thing[];

    @Field(() => [Edge], { description: 'The same with their cursors.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int, { description: 'How many there are in all, as far as the viewer may see.', complexity: COUNTING })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return ThingConnection;
}
