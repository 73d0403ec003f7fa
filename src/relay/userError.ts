import { Field, ObjectType } from 'type-graphql';
import { REFUSAL_CODES, type RefusalCode } from '../failures';
import { word } from './word';

const UserErrorCode = word('UserErrorCode', 'Why a mutation was refused. Stable: programs may rely on it.', REFUSAL_CODES);

@ObjectType('UserError', { description: 'Something the caller can mend.' })
export class UserErrorType {
  @Field(() => UserErrorCode, { description: 'Stable code.' })
  code!: RefusalCode;

  @Field(() => [String], { description: 'Path into the input, outermost first: `["steps", "1", "minutes"]`.' })
  field!: string[];

  @Field(() => String, { description: 'What was wrong and what was expected, for a person.' })
  message!: string;
}

/** What every mutation answers beside the thing itself. */
@ObjectType({ description: 'What every mutation answers.' })
export abstract class Payload {
  @Field(() => [UserErrorType], { description: 'Empty when the mutation did all that was asked.' })
  userErrors!: UserErrorType[];
}
