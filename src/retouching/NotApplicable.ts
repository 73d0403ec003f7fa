import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A measurement that does not apply to a picture. Its group is null: never a guess.' })
export class NotApplicable {
  @Field(() => String, { description: 'Which measurement.' })
  measurement!: string;

  @Field(() => String, { description: 'Why it does not apply.' })
  reason!: string;
}
