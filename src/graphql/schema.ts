import 'reflect-metadata';
import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
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
  describeRoots(schema);
  return schema;
}

/** What type-graphql takes no words for: the two roots. A mutation's one argument says what its type says. */
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query) query.description = 'What can be asked, each key as far as its role may see.';
  if (mutation) mutation.description = 'What can be done, each act once per client key.';
  for (const { args } of Object.values(mutation?.getFields() ?? {}))
    for (const argument of args) argument.description ??= getNamedType(argument.type).description;
}

/** Rows carry the database's ids; what leaves is the global id. */
function handOutGlobalIds(type: GraphQLObjectType): void {
  const isNode = type.getInterfaces().some((each) => each.name === 'Node');
  if (isNode) type.getFields().id.resolve = (row: { id: string }) => globalId(type.name, row.id);
}
