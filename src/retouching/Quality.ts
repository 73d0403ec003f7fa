import { Field, Float, ObjectType } from 'type-graphql';
import { IssueTag } from '../boards/words';
import { word, type Word } from '../relay/word';
import { Box } from './Box';
import { EdgeQuality } from './EdgeQuality';
import { FileColour } from './FileColour';
import { BackgroundPurity, Clipping, Crop, Focus, Glare, LATER, Noise, Shadow, Subject } from './inPicture';
import { NotApplicable } from './NotApplicable';
import { Dust, Sparkle, Structure, SurfaceLife, Texture } from './sinceSource';
import { Gemstones, MetalTone } from './tones';

export const QualityState = word('QualityState', 'How far the measuring of a revision is.', {
  PENDING: 'Being measured; asking for it has started the work.',
  READY: 'Measured.',
  FAILED: 'Could not be measured.',
});
export type QualityState = Word<typeof QualityState>;

export const MachineVerdict = word('MachineVerdict', 'The worst of all findings.', {
  PASS: 'No finding above INFO.',
  WARN: 'Something to look at.',
  REJECT: 'Something beyond the acceptance rules.',
});
export type MachineVerdict = Word<typeof MachineVerdict>;

export const Severity = word('Severity', 'How much a finding weighs.', { INFO: '', WARN: '', REJECT: '' });
export type Severity = Word<typeof Severity>;

@ObjectType({ description: 'Something that a measurement found wrong.' })
export class Finding {
  @Field(() => String, { description: 'Which measurement.' })
  measurement!: string;

  @Field(() => IssueTag, { description: 'In the words of the bench.' })
  tag!: IssueTag;

  @Field(() => Severity, { description: 'How much it weighs.' })
  severity!: Severity;

  @Field(() => Float, { description: 'What was measured.' })
  value!: number;

  @Field(() => Float, { description: 'What the acceptance rules allow.' })
  limit!: number;

  @Field(() => String, { description: 'Unit of both.' })
  unit!: string;

  @Field(() => String, { description: 'A sentence for a reviewer.' })
  message!: string;

  @Field(() => Box, { nullable: true, description: 'Where; null = the whole picture.' })
  box!: Box | null;
}

/** What was measured; a group is null where it does not apply, and `notApplicable` says why. */
export interface Measured {
  colour: FileColour | null;
  subject: Subject | null;
  backgroundPurity: BackgroundPurity | null;
  edgeQuality: EdgeQuality | null;
  clipping: Clipping | null;
  metalTone: MetalTone[] | null;
  crop: Crop | null;
  shadow: Shadow | null;
  gemstones: Gemstones | null;
  focus: Focus | null;
  noise: Noise | null;
  glare: Glare | null;
  structure: Structure | null;
  texture: Texture | null;
  surfaceLife: SurfaceLife | null;
  dust: Dust | null;
  sparkle: Sparkle | null;
  notApplicable: NotApplicable[];
}

/** Of a revision that nothing was measured of. */
export const NOTHING_MEASURED: Measured = {
  ...{ backgroundPurity: null, edgeQuality: null, clipping: null, metalTone: null, crop: null, shadow: null },
  ...{ colour: null, subject: null, gemstones: null, focus: null, noise: null, glare: null },
  ...{ structure: null, texture: null, surfaceLife: null, dust: null, sparkle: null },
  notApplicable: [],
};

@ObjectType({
  description:
    'What Loupe sees in a revision, judged by what was promised at hand-over. Computed when asked for, once per picture, algorithm, board and rules, and kept.',
})
export class Quality implements Measured {
  @Field(() => QualityState, { description: 'How far the measuring is.' })
  state!: QualityState;

  @Field(() => String, { nullable: true, description: 'Why it could not be measured.' })
  failure!: string | null;

  @Field(() => MachineVerdict, { nullable: true, description: 'The worst of all findings; null until measured.' })
  machineVerdict!: MachineVerdict | null;

  @Field(() => String, { nullable: true, description: 'Version of the code that measured; library versions are part of it.' })
  algorithmVersion!: string | null;

  @Field(() => [Finding], { description: 'What was found wrong, the worst first.' })
  findings!: Finding[];

  @Field(() => [NotApplicable], { description: 'What does not apply to this picture, and why.' })
  notApplicable!: NotApplicable[];

  @Field(() => FileColour, { nullable: true, description: `How the colours of the file were read; ${LATER}.` })
  colour!: FileColour | null;

  @Field(() => Subject, { nullable: true, description: `The piece as it was found; ${LATER}.` })
  subject!: Subject | null;

  @Field(() => BackgroundPurity, { nullable: true, description: 'The background.' })
  backgroundPurity!: BackgroundPurity | null;

  @Field(() => EdgeQuality, { nullable: true, description: 'The outline.' })
  edgeQuality!: EdgeQuality | null;

  @Field(() => Clipping, { nullable: true, description: 'The highlights.' })
  clipping!: Clipping | null;

  @Field(() => [MetalTone], { nullable: true, description: 'The colour of the metal.' })
  metalTone!: MetalTone[] | null;

  @Field(() => Crop, { nullable: true, description: 'The crop.' })
  crop!: Crop | null;

  @Field(() => Shadow, { nullable: true, description: 'The shadow on the ground.' })
  shadow!: Shadow | null;

  @Field(() => Structure, { nullable: true, description: 'The piece against its source.' })
  structure!: Structure | null;

  @Field(() => Texture, { nullable: true, description: 'The fine drawing against the source.' })
  texture!: Texture | null;

  @Field(() => Dust, { nullable: true, description: 'What lies on the piece since the source.' })
  dust!: Dust | null;

  @Field(() => SurfaceLife, { nullable: true, description: 'Its reflections against the source.' })
  surfaceLife!: SurfaceLife | null;

  @Field(() => Sparkle, { nullable: true, description: 'Glints that the source does not have.' })
  sparkle!: Sparkle | null;

  @Field(() => Gemstones, { nullable: true, description: 'The stones.' })
  gemstones!: Gemstones | null;

  @Field(() => Focus, { nullable: true, description: `How sharp it is; ${LATER}.` })
  focus!: Focus | null;

  @Field(() => Noise, { nullable: true, description: 'Grain.' })
  noise!: Noise | null;

  @Field(() => Glare, { nullable: true, description: 'What of lamps and studio is mirrored.' })
  glare!: Glare | null;
}
