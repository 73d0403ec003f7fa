import { Field, ObjectType } from 'type-graphql';
import { word, type Word } from '../relay/word';

export const ColourFlag = word('ColourFlag', 'What had to be assumed or changed to read the colours of a file.', {
  ASSUMED_SRGB: 'No profile, and nothing in the file says what its numbers mean: read as sRGB.',
  PROFILE_CONVERTED: 'Another RGB profile: measured in its own numbers, drawn clipped to sRGB.',
  PROFILE_UNREADABLE: 'A profile that cannot be read: taken for sRGB.',
  CMYK_CONVERTED: 'From CMYK, by its profile or a common press profile: its colours hang on that.',
  GREY_EXPANDED: 'Grey: there is no colour to measure.',
  REDUCED_TO_8_BIT: 'More than eight bits a channel.',
  ALPHA_ON_WHITE: 'Transparent: read on white, as a shop page shows it.',
  ORIENTED: 'Turned or mirrored as its EXIF says.',
});
export type ColourFlag = Word<typeof ColourFlag>;

@ObjectType({ description: 'How the colours of the file were read. Every Lab is CIE L*a*b* for D50.' })
export class FileColour {
  @Field(() => String, { nullable: true, description: 'Name of its profile; null without one.' })
  profileName!: string | null;

  @Field(() => [ColourFlag], { description: 'What was assumed or changed.' })
  flags!: ColourFlag[];
}
