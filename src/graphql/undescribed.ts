import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';

interface Described {
  name: string;
  description?: string | null;
}

/** Coordinates of the types, fields, arguments, input fields and enum values that say nothing of themselves. */
export function undescribed(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  return types.flatMap((type) => [...silent('', [type]), ...silent(`${type.name}.`, membersOf(type)), ...silentArguments(type)]);
}

function membersOf(type: GraphQLNamedType): readonly Described[] {
  if (isEnumType(type)) return type.getValues();
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values<Described>(type.getFields());
  return [];
}

function silentArguments(type: GraphQLNamedType): string[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => silent(`${type.name}.${field.name} argument `, field.args));
}

function silent(place: string, all: readonly Described[]): string[] {
  return all.filter(({ description }) => !description?.trim()).map(({ name }) => `${place}${name}`);
}
