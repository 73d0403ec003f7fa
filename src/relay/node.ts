import { Field, ID, InterfaceType } from 'type-graphql';

/** Anything that has an id of its own. Inside, `id` is the database's; the schema hands it out as a global id (see graphql/schema). */
@InterfaceType('Node', { description: 'Anything that can be fetched again by its global id.', autoRegisterImplementations: true })
export abstract class Node {
  @Field(() => ID, { description: 'Global id: opaque, names its type, good for `node(id:)`.' })
  id!: string;
}
