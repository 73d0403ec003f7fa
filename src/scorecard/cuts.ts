import { Field, Float, Int, ObjectType } from 'type-graphql';
import { IssueTag } from '../boards/words';
import { Metal } from '../catalogue/words';
import { Cause, Device } from '../retouching/words';
import { LoadTime } from './figures';
import { IssueStep } from './words';

@ObjectType({ description: 'How often an issue was seen.' })
export class IssueCount {
  @Field(() => IssueTag, { description: 'The issue.' })
  tag!: IssueTag;

  @Field(() => IssueStep, { description: 'The step of the work that it comes from.' })
  step!: IssueStep;

  @Field(() => Int, { description: 'In how many revisions.' })
  count!: number;

  @Field(() => Float, { description: 'Share of all counts of the row, 0–1.' })
  share!: number;
}

@ObjectType({ description: 'How often an issue was seen, cut finer.' })
export class IssueCell extends IssueCount {
  @Field(() => String, { nullable: true, description: 'Code of the vendor that had the shot; null when none had.' })
  vendor!: string | null;

  @Field(() => Metal, { description: 'Metal of the colourway.' })
  metal!: Metal;

  @Field(() => Cause, { nullable: true, description: 'Why the revision came back; null when it did not, or nobody has told.' })
  cause!: Cause | null;
}

@ObjectType({ description: 'What first-time approval is lost to.' })
export class FirstTimeFailure {
  @Field(() => IssueTag, { description: 'The issue.' })
  tag!: IssueTag;

  @Field(() => IssueStep, { description: 'The step of the work that it comes from.' })
  step!: IssueStep;

  @Field(() => Cause, { nullable: true, description: 'Why the first submission came back; null for a veto without a cause.' })
  cause!: Cause | null;

  @Field(() => Int, { description: 'How many first submissions failed with it.' })
  count!: number;

  @Field(() => Float, { description: 'Share of all first submissions decided, 0–1.' })
  share!: number;
}

@ObjectType({ description: 'How far machine and person agree on an issue.' })
export class TagAgreement {
  @Field(() => IssueTag, { description: 'The issue.' })
  tag!: IssueTag;

  @Field(() => Int, { description: 'Revisions tagged by both.' })
  both!: number;

  @Field(() => Int, { description: 'Revisions tagged by the machine alone.' })
  machineOnly!: number;

  @Field(() => Int, { description: 'Revisions tagged by the person alone.' })
  personOnly!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the machine’s that the person tagged too; null when the machine tagged none.',
  })
  precision!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the person’s that the machine had tagged; null when the person tagged none.',
  })
  recall!: number | null;
}

@ObjectType({ description: 'Rounds of a SKU.' })
export class SkuRounds {
  @Field(() => String, { description: 'Code of the SKU.' })
  sku!: string;

  @Field(() => Int, { description: 'How many of its shots were counted.' })
  n!: number;

  @Field(() => Float, { description: 'Mean rounds of these.' })
  mean!: number;
}

@ObjectType({ description: 'Rounds that came back for one cause.' })
export class CauseRounds {
  @Field(() => Cause, { nullable: true, description: 'The cause that stands; null for a veto without one.' })
  cause!: Cause | null;

  @Field(() => Int, { description: 'How many rounds.' })
  rounds!: number;

  @Field(() => Float, { description: 'Share of all of the row, 0–1.' })
  share!: number;
}

@ObjectType({ description: 'How long pages of one kind took to load, and what was on show then.' })
export class LoadTimeCell extends LoadTime {
  @Field(() => String, { description: 'Code of the channel.' })
  channel!: string;

  @Field(() => String, { description: 'Code of the export template.' })
  template!: string;

  @Field(() => Device, { description: 'Kind of screen.' })
  device!: Device;

  @Field(() => Float, { description: 'How many pictures of the template were on show on the channel, a mean over the loads.' })
  pictures!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean size in bytes of the files of these pictures up to then, superseded ones among them, a mean over the loads; null where there were none.',
  })
  fileBytes!: number | null;
}
