import { createHash } from 'node:crypto';
import { type Act, type Context, perform } from '../context';
import { Refusal, refuse, type UserError } from '../failures';
import { checkInput } from './expect';
import type { Keyed } from './keyed';

/** What an act answers: ids of what it made, and, for bulk acts, what was refused item by item. */
export type Answer = Record<string, unknown> & { userErrors?: UserError[] };

/**
 * Law 11: the same request, sent twice, is done once. The client key, the answer and the writes commit together; whoever repeats the
 * request (also at the same time, also after a crash) gets the first answer. A refused request leaves nothing, so that it can be mended
 * and sent again under the same key.
 */
export async function once<Input extends Keyed, Given extends Answer>(
  context: Context,
  operation: string,
  input: Input,
  work: (act: Act) => Promise<Given>,
): Promise<Partial<Given> & { userErrors: UserError[] }> {
  try {
    checkInput(input);
    const answer = await perform(context, context.viewer, (act) => firstOrAgain(act, operation, input, work));
    context.forget();
    return { ...answer, userErrors: answer.userErrors ?? [] };
  } catch (error) {
    if (error instanceof Refusal) return { userErrors: [...error.userErrors] } as Partial<Given> & { userErrors: UserError[] };
    throw error;
  }
}

async function firstOrAgain<Input extends Keyed, Given extends Answer>(
  act: Act,
  operation: string,
  input: Input,
  work: (act: Act) => Promise<Given>,
): Promise<Given> {
  const { personId, keyId } = act.viewer as NonNullable<Act['viewer']>;
  const inputSha256 = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const claimed = await act.tx.rows(claim, [personId, input.clientKey, keyId, operation, inputSha256]);
  if (claimed.length === 0) return earlierAnswer<Given>(act, input.clientKey, operation, inputSha256);
  const answer = await work(act);
  await act.tx.rows('UPDATE request SET answer = $3 WHERE person_id = $1 AND client_key = $2', [
    personId,
    input.clientKey,
    JSON.stringify(answer),
  ]);
  return answer;
}

/** A second request with the key waits here for the first to end. */
const claim = `
  INSERT INTO request (person_id, client_key, key_id, operation, input_sha256) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING 1`;

async function earlierAnswer<Given>(act: Act, clientKey: string, operation: string, inputSha256: string): Promise<Given> {
  const [earlier] = await act.tx.rows<{ operation: string; inputSha256: string; answer: Given }>(
    `SELECT operation, input_sha256 AS "inputSha256", answer FROM request WHERE person_id = $1 AND client_key = $2`,
    [act.viewer?.personId, clientKey],
  );
  if (earlier.operation !== operation || earlier.inputSha256 !== inputSha256) {
    refuse('CLIENT_KEY_REUSED', 'clientKey', 'This client key was used for another request; choose a new one for each.');
  }
  return earlier.answer;
}
