import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Box } from './Box';

// What is told by holding a revision against its source.

@ObjectType({
  description:
    'Whether the picture still shows the piece of its source: laid over it (moved, turned up to 3°, scaled), outline and inner drawing are compared. Dust, toning, smoothing and a new ground are no changes. Figures of the outline are null where it is not closed or not sure in either (`notApplicable` says so), told and not judged; what is judged are the changed places; that of the inside where too much is burnt out. Not seen is what is smaller than some 20 px of a long side of 1200, such as a single pavé stone or link; a stone of another colour passes for a changed one.',
})
export class Structure {
  @Field(() => Float, { nullable: true, description: 'Intersection over union of both silhouettes, 0–1.' })
  outlineIou!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '95th percentile of the distance between both outlines, pixels of the original (Huttenlocher et al. 1993).',
  })
  outlineH95!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Width of the piece by that of its source, median along its middle, less 1: 0.06 = 6 % thicker; null where less than half of it is a dozen working pixels wide. Told, not judged.',
  })
  bandWidthChange!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Places inside the piece that the source does not explain, by their drawing or their colour.',
  })
  interiorChanges!: number | null;

  @Field(() => Int, { nullable: true, description: 'Separate parts more, or less, than in the source. Told, not judged.' })
  componentsChange!: number | null;

  @Field(() => Int, { nullable: true, description: 'Holes more, or less, than in the source. Told, not judged.' })
  holesChange!: number | null;
}

@ObjectType({
  description:
    'How the fine drawing of the piece (between σ 0.7 and 1.4 of the working copy, long side 1067–2400 px) stands to that of its source, place by place. Only what the source has drawn counts. Smoothing finer than σ 1 px is not told from denoising. Source: difference-of-Gaussian energy; shares are Loupe’s own.',
})
export class Texture {
  @Field(() => Float, { description: 'Share of the places whose fine drawing is less than half of the source’s, 0–1.' })
  lostShare!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the places whose fine drawing is more than 1.6 times the source’s, 0–1; null where the source is soft.',
  })
  sharpenedShare!: number | null;
}

@ObjectType({ description: 'A speck, a piece of lint or a scratch.' })
export class Speck {
  @Field(() => Float, { description: 'How far it stands off, cube root of linear light, 0–1: 0.1 is some 30 levels near white.' })
  contrast!: number;

  @Field(() => Box, { description: 'Where, in pixels of the oriented original.' })
  box!: Box;
}

@ObjectType({
  description:
    'Dust, lint and scratches on the piece that its source does not have; those on the background are in `backgroundPurity`. What the source has too counts as drawing of the piece. Not seen is what lies at the outline or beside the edge of a facet.',
})
export class Dust {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => [Speck], { description: 'The strongest first, at most 50.' })
  specks!: Speck[];
}

@ObjectType({
  description:
    'Reflections of the source that are gone: its drawing between σ 2.8 and 8 of the working copy, where smoothing of grain does not reach. A lamp that was rightly taken out counts too.',
})
export class SurfaceLife {
  @Field(() => Float, { description: 'Share of the places that mirror in the source whose reflections are weaker than 0.45 of it, 0–1.' })
  lostShare!: number;
}

@ObjectType({
  description:
    'White places of the piece whose place in the source is not bright. Not seen is what is narrower than 7 px, or laid over what was bright, or over a plain grey facet.',
})
export class Sparkle {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => [Box], { description: 'Where, in pixels of the oriented original; the largest first, at most 20.' })
  places!: Box[];
}
