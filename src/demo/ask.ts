import type { Act, Context } from '../context';
import { Refusal } from '../failures';
import type { Keyed } from '../relay/keyed';
import { type Answer, once } from '../relay/once';

/** What somebody of the demo asks for: a mutation by its name, and its input in the class that checks it. */
export interface Request<Input extends Keyed> {
  operation: string;
  /** Tells this request from all others of the person: the client key, so that a load that was broken off repeats itself and goes on (law 11). */
  about: string;
  shape: new () => Input;
  values: Omit<Input, 'clientKey'>;
}

/** Asks as a client does. What is refused to the demo is a fault of its story. @throws Refusal */
export async function ask<Input extends Keyed, Given extends Answer>(
  context: Context,
  request: Request<Input>,
  work: (act: Act, input: Input) => Promise<Given>,
): Promise<Given> {
  const { operation, about, shape, values } = request;
  const input = Object.assign(new shape(), values, { clientKey: `demo ${operation} ${about}` });
  const { userErrors, ...answer } = await once(context, operation, input, (act) => work(act, input));
  if (userErrors.length > 0)
    throw new Refusal(...userErrors.map((each) => ({ ...each, message: `${operation} ${about}: ${each.message}` })));
  return answer as unknown as Given;
}
