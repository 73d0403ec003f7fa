import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field of the answer: its key there, the field it is, and what is asked of it. */
export interface Asked {
  key: string;
  name: string;
  node: FieldNode;
  under: readonly SelectionSetNode[];
}

/** What a document says beside its selections. */
export interface Scope {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
}

/** The fields of an object in the order of the answer: fragments opened, what is skipped left out, what has one key merged (GraphQL, CollectFields). */
export function askedOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[], scope: Scope): Asked[] {
  const found = new Map<string, Asked & { under: SelectionSetNode[] }>();
  for (const set of sets) collect(type, set, scope, found);
  return [...found.values()];
}

function collect(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  scope: Scope,
  found: Map<string, Asked & { under: SelectionSetNode[] }>,
): void {
  for (const each of selections) {
    if (!isIncluded(each, scope.variables)) continue;
    if (each.kind === Kind.FIELD) {
      const key = (each.alias ?? each.name).value;
      const asked = found.get(key) ?? { key, name: each.name.value, node: each, under: [] };
      if (each.selectionSet) asked.under.push(each.selectionSet);
      found.set(key, asked);
      continue;
    }
    const fragment = each.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(each.name.value) : each;
    if (fragment && isOf(fragment.typeCondition, type, scope.schema)) collect(type, fragment.selectionSet, scope, found);
  }
}

function isIncluded(node: SelectionNode, variables: Scope['variables']): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

function isOf(condition: NamedTypeNode | undefined, type: GraphQLObjectType, schema: GraphQLSchema): boolean {
  if (!condition || condition.name.value === type.name) return true;
  const named = schema.getType(condition.name.value);
  return isAbstractType(named) && schema.isSubType(named, type);
}
