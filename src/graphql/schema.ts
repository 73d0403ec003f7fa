import 'reflect-metadata';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { globalId } from '../relay/globalId';
import { Instant } from '../relay/scalars';
import { RESOLVERS } from './resolvers';

/** The schema from all rooms. Inputs are checked where they are used (relay/once), so that what is wrong becomes a user error. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    scalarsMap: [{ type: Date, scalar: Instant }],
    validate: false,
  });
  for (const type of Object.values(schema.getTypeMap())) if (isObjectType(type)) handOutGlobalIds(type);
  return schema;
}

/** Rows carry the database's ids; what leaves is the global id. */
function handOutGlobalIds(type: GraphQLObjectType): void {
  const isNode = type.getInterfaces().some((each) => each.name === 'Node');
  if (isNode) type.getFields().id.resolve = (row: { id: string }) => globalId(type.name, row.id);
}
