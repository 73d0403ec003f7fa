import { Field, Float, Int, ObjectType } from 'type-graphql';
import { word, type Word } from '../relay/word';
import { Box } from './Box';

export const LATER = 'null of a picture that was decided before this was told';

@ObjectType({ description: 'The background, away from piece and shadow.' })
export class BackgroundPurity {
  @Field(() => Float, { description: 'Median L*, 0–100.' })
  medianL!: number;

  @Field(() => Float, { description: 'Median chroma C*.' })
  medianChroma!: number;

  @Field(() => Float, { description: 'Median a*: above 0 red, below green.' })
  medianA!: number;

  @Field(() => Float, { description: 'Median b*: above 0 warm, below 0 cool.' })
  warmth!: number;

  @Field(() => Float, { description: 'Share of pixels that are exactly 255 in all channels, 0–1.' })
  share255!: number;

  @Field(() => Float, { description: 'Share of pixels of 254 or more in all channels, 0–1.' })
  share254!: number;

  @Field(() => Float, { description: 'Share of pixels of 250 or more in all channels, 0–1.' })
  share250!: number;

  @Field(() => Float, {
    description: 'Share of the outermost 2.5 % of the frame that is exactly 255 in all channels, 0–1; shadow included.',
  })
  borderShare255!: number;

  @Field(() => Float, { description: 'Range of L* over the frame by a plane fitted to the background.' })
  evenness!: number;

  @Field(() => [Box], { description: 'Spots that belong neither to the piece nor to its shadow.' })
  dirtyBlobs!: Box[];
}

export const ShadowKind = word('ShadowKind', 'What the edge of a shadow is like.', {
  NONE: 'There is none, or less than 0.3 % of the frame.',
  SOFT: 'Its edge runs out.',
  HARD: 'Its edge is narrower than 0.5 % of the frame’s long side.',
});
export type ShadowKind = Word<typeof ShadowKind>;

@ObjectType({
  description:
    'The shadow of the piece on its ground. A band of 0.8 % of the frame about the outline is left out; light that falls off unevenly may count as shadow.',
})
export class Shadow {
  @Field(() => ShadowKind, { description: 'What its edge is like.' })
  kind!: ShadowKind;

  @Field(() => Float, { description: 'Share of the frame, 0–1.' })
  share!: number;

  @Field(() => Float, { description: 'Light that is missing in its darkest twentieth, 0–1.' })
  density!: number;

  @Field(() => Float, { nullable: true, description: 'Width of its edge from 10 to 90 %, pixels of the original; null without a shadow.' })
  softness!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Where it lies as seen from the middle of the piece, degrees from −180 to 180: 0 = right, 90 = below; null when all round, or without a shadow.',
  })
  direction!: number | null;

  @Field(() => Float, { description: 'Light that is missing where it comes nearest to the piece, 0–1.' })
  contact!: number;
}

@ObjectType({ description: 'Highlights and shadows of the metal without detail.' })
export class Clipping {
  @Field(() => Float, { description: 'Share of the metal clipped (≥ 254) in any channel, 0–1.' })
  anyChannelShare!: number;

  @Field(() => Float, { description: 'Share clipped in all channels, 0–1; specular, and legal.' })
  allChannelsShare!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share clipped in any channel beyond the source’s, 0–1; null without a comparable source.',
  })
  newSinceSource!: number | null;

  @Field(() => Float, { nullable: true, description: `Share clipped in red, 0–1; ${LATER}.` })
  redShare!: number | null;

  @Field(() => Float, { nullable: true, description: `Share clipped in green, 0–1; ${LATER}.` })
  greenShare!: number | null;

  @Field(() => Float, { nullable: true, description: `Share clipped in blue, 0–1; ${LATER}.` })
  blueShare!: number | null;

  @Field(() => Box, { nullable: true, description: `The largest patch clipped in any channel; null where none is, and ${LATER}.` })
  largestBlob!: Box | null;

  @Field(() => Float, { nullable: true, description: `Share of the metal without detail in its shadows (L* below 3), 0–1; ${LATER}.` })
  crushedShare!: number | null;
}

export const FrameSide = word('FrameSide', 'A side of the frame.', { LEFT: '', RIGHT: '', TOP: '', BOTTOM: '' });
export type FrameSide = Word<typeof FrameSide>;

@ObjectType({ description: 'How the piece stands in the frame; margins and fills as shares of the frame, 0–1.' })
export class Crop {
  @Field(() => Float, { description: 'Free space at the left.' })
  marginLeft!: number;

  @Field(() => Float, { description: 'Free space at the right.' })
  marginRight!: number;

  @Field(() => Float, { description: 'Free space at the top.' })
  marginTop!: number;

  @Field(() => Float, { description: 'Free space at the bottom.' })
  marginBottom!: number;

  @Field(() => Float, {
    description: 'Middle of the piece’s box from the middle of the frame, share of its width, −0.5 to 0.5; above 0 right.',
  })
  offsetX!: number;

  @Field(() => Float, { description: 'The same of the height; above 0 low.' })
  offsetY!: number;

  @Field(() => [FrameSide], { description: 'Sides of the frame that cut the piece.' })
  cutEdges!: FrameSide[];

  @Field(() => Float, { description: 'Longest side of the piece’s box by that side of the frame.' })
  fillLongestSide!: number;

  @Field(() => Float, { description: 'Area of the piece’s box by that of the frame.' })
  fillBoxArea!: number;

  @Field(() => Float, { description: 'Area of the piece itself by that of the frame.' })
  fillSilhouetteArea!: number;
}

@ObjectType({
  description:
    'Grain on the even places of the piece (16 × 16 px), at native size: median diagonal difference of 2 × 2 pixels (Donoho & Johnstone 1994). Brushed metal reads as noise; JPEG hides the finest.',
})
export class Noise {
  @Field(() => Float, { description: 'Standard deviation of the luma, levels of 255.' })
  sigma!: number;

  @Field(() => Int, { description: 'Even places that it was read from.' })
  places!: number;
}

@ObjectType({ description: 'A place where something plain and white is mirrored.' })
export class GlareRegion {
  @Field(() => Float, { description: 'Share of the piece, 0–1.' })
  share!: number;

  @Field(() => Box, { description: 'Where, in pixels of the oriented original.' })
  box!: Box;
}

@ObjectType({
  description:
    'Where a soft box, a card or the studio is mirrored as a plain white: to be looked at, never judged. White enamel and pearl are told too; dark studio parts are not found, nor is what is exactly as white as the ground.',
})
export class Glare {
  @Field(() => Float, { description: 'All of them, share of the piece, 0–1.' })
  share!: number;

  @Field(() => [GlareRegion], { description: 'The largest first, at most 20; none below 0.4 % of the piece.' })
  regions!: GlareRegion[];
}

@ObjectType({ description: 'The piece as it was told from its ground: what all else is measured on.' })
export class Subject {
  @Field(() => Float, {
    description:
      'How far the mask may be trusted, 0–1: share of the border that is one ground, halved where the outline is not closed, and less the more of the piece is nearly of the level of the ground. Below about 0.9 look at what was taken for the piece.',
  })
  confidence!: number;

  @Field(() => Int, { description: 'Separate parts.' })
  components!: number;
}

@ObjectType({ description: 'How sharp the sharpest quarter of the piece’s edges is.' })
export class Focus {
  @Field(() => Float, { description: 'Width of an edge from 10 to 90 %, pixels of the original; 0 = as sharp as its pixels.' })
  edgeWidth!: number;

  @Field(() => Int, { description: 'Places that were looked at.' })
  places!: number;
}
