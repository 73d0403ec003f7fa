import { Field, InputType } from 'type-graphql';
import { ExpectText } from './expect';

/** What every mutation's input has. */
@InputType()
export abstract class Keyed {
  @Field(() => String, {
    description:
      'Chosen by the client, one for each request (a UUID does well). The same request sent again under the same key is done once.',
  })
  @ExpectText(1, 200)
  clientKey!: string;
}
