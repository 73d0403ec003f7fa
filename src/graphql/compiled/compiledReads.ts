import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { QueryFailedError } from 'typeorm';
import { Collection } from '../../catalogue/Collection';
import { Colourway } from '../../catalogue/Colourway';
import { Sku } from '../../catalogue/Sku';
import type { Context } from '../../context';
import { Rendition } from '../../renditions/Rendition';
import type { Database } from '../../store/database';
import { compile, type Compiled } from './compile';
import type { Asking } from './statement';

const ENTITIES: Readonly<Record<string, new () => object>> = { Collection, Sku, Colourway, Rendition };
/** Of one document: by operation, role, and what its @skip and @include say. */
const MOST_FORMS = 32;
/** A connection keeps what it has prepared for as long as it lives: only what is asked again and again is, and so much at most. */
const PREPARED_FROM = 3;
const MOST_PREPARED = 200;

export interface Question {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  context: Context;
}

/** What a document was compiled to, and the variables that decide what it selects. */
interface Forms {
  known: Map<string, Compiled | null>;
  conditions: readonly string[];
}

/** Answers what is compiled, with the text of its data; null for everything else. */
export function compiledReads(schema: GraphQLSchema): (question: Question) => Promise<string | null> {
  const forms = new WeakMap<DocumentNode, Forms>();
  const asked = new WeakMap<Compiled, number>();
  let prepared = 0;
  return async (question) => {
    const { operation, context } = question;
    const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], question.variables);
    if (!variables) return null;
    const compiled = formOf(question, variables);
    return compiled && answer(compiled, { viewer: context.viewer, house: context.house, variables }, context, isPrepared(compiled));
  };

  function isPrepared(compiled: Compiled): boolean {
    const times = (asked.get(compiled) ?? 0) + 1;
    if (times === PREPARED_FROM && prepared >= MOST_PREPARED) return false;
    if (times === PREPARED_FROM) prepared += 1;
    asked.set(compiled, times);
    return times >= PREPARED_FROM;
  }

  function formOf({ document, operation, context }: Question, variables: Record<string, unknown>): Compiled | null {
    const { known, conditions } = forms.get(document) ?? { known: new Map<string, Compiled | null>(), conditions: conditionsOf(document) };
    forms.set(document, { known, conditions });
    const form = JSON.stringify([operation.name?.value, context.viewer.role, conditions.map((name) => variables[name])]);
    const found = known.get(form);
    if (found !== undefined || known.size >= MOST_FORMS) return found ?? null;
    const compiled = compile(
      operation,
      { schema, fragments: fragmentsOf(document), variables },
      context.viewer,
      columnsOf(context.database),
    );
    known.set(form, compiled);
    return compiled;
  }
}

async function answer({ name, sql, binds, fill }: Compiled, asking: Asking, context: Context, isPrepared: boolean): Promise<string | null> {
  try {
    const [row] = await context.database.prepared<{ answer: string }>(
      isPrepared ? name : null,
      sql,
      binds.map((bind) => bind(asking)),
    );
    return fill(row.answer, asking);
  } catch (error) {
    if (isBeyondPatience(error)) throw error;
    context.log.debug({ err: error, requestId: context.requestId }, 'not answered by a compiled statement');
    return null;
  }
}

/** Given up for its time or for a lock: the ordinary way would take longer still. */
function isBeyondPatience(error: unknown): boolean {
  return error instanceof QueryFailedError && ['57014', '55P03'].includes((error.driverError as { code?: string }).code ?? '');
}

/** The variables that decide what is selected. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
}

function columnsOf({ dataSource }: Database): (type: string, property: string) => string | null {
  return (type, property) => {
    const column = Object.hasOwn(ENTITIES, type) ? dataSource.getMetadata(ENTITIES[type]).findColumnWithPropertyName(property) : undefined;
    return column?.databaseName ?? null;
  };
}
