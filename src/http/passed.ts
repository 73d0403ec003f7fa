import type { IncomingMessage } from 'node:http';
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../access/viewer';
import type { Again, Context } from '../context';
import { answerText } from '../graphql/compiled/executor';

/**
 * Requests like one that Apollo has let through and a compiled statement has answered: the same document, asked by the same role in the same way,
 * with whatever variables. They are answered without Apollo, which would come to the same findings and costs as much as the rest of the answer.
 */
export interface Passed {
  /** What of a request Apollo's findings hang on, beside the variables; null where it must find anew. */
  formOf: (viewer: Viewer, request: IncomingMessage, body: unknown) => Form | null;
  /** The answer; null where Apollo must be asked. */
  answer: (form: Form, context: Context) => Promise<HTTPGraphQLResponse | null>;
  /** Takes note of what Apollo answered. The answer to be sent is the same in the words of the statement, so that it stays what it was when it is asked for again. */
  note: (form: Form, context: Context, answered: HTTPGraphQLResponse) => HTTPGraphQLResponse;
}

interface Form {
  text: string;
  variables: Record<string, unknown>;
}

// A shop asks a dozen documents, somebody who writes values into them asks new ones all the time; what a document is read into takes some fifty times its room.
const MOST_DOCUMENTS = 1000;
const MOST_CHARACTERS = 1e6;

export function passed(): Passed {
  const known = new LRUCache<string, { again: Again; contentType: string }>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_value, text) => text.length,
  });
  return {
    formOf: ({ role }, { method, url, headers }, body) => {
      if (method !== 'POST' || !isPlain(body)) return null;
      const { query, operationName, variables } = body;
      return { text: JSON.stringify([role, url, asking(headers), operationName, query]), variables: variables ?? {} };
    },
    async answer({ text, variables }, context) {
      const found = known.get(text);
      const answer = found && (await found.again(context, variables).catch(() => undefined)); // the whole way tells why
      if (answer === null) context.course.isOrdinary = true; // what cannot be answered so is not tried a second time
      if (!found || !answer) return null;
      context.course.again = found.again;
      return complete(answer, found.contentType);
    },
    note: ({ text }, { course: { again, data } }, answered) => {
      const { status, headers, body } = answered;
      if (!again || data === null || (status ?? 200) !== 200 || body.kind !== 'complete') return answered; // what it may be written in is found after it was made
      known.set(text, { again, contentType: headers.get('content-type') ?? 'application/json' });
      const { extensions } = JSON.parse(body.string) as { extensions: object };
      return { ...answered, body: { ...body, string: answerText(data, extensions) } };
    },
  };
}

/** The headers that Apollo makes its answer of. */
export function asking(headers: IncomingMessage['headers']): unknown[] {
  return ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'].map((name) => headers[name]);
}

interface PlainBody {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** Whether a body holds a document and what goes with it, and nothing more, such as a hash in place of the document. */
function isPlain(body: unknown): body is PlainBody {
  if (!isObject(body)) return false;
  const { query, operationName, variables, ...more } = body;
  const isNamed = typeof operationName === 'string' || isNone(operationName);
  return typeof query === 'string' && isNamed && (isNone(variables) || isObject(variables)) && Object.keys(more).length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}

function complete(string: string, contentType: string): HTTPGraphQLResponse {
  return { headers: new HeaderMap([['content-type', contentType]]), body: { kind: 'complete', string } };
}
