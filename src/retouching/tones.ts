import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Lab } from '../boards/ReferenceBoard';
import { Zone } from '../boards/words';
import type { ZoneDifference } from '../pixels/compareTone';
import type { ZoneTone } from '../pixels/zoneTones';

// Colours of metal and stones, each beside the board that was promised for it.

@ObjectType()
abstract class Tone {
  @Field(() => Zone, { description: 'Which zone.' })
  zone!: Zone;

  @Field(() => Int, { description: 'Pixels measured.' })
  n!: number;

  @Field(() => Lab, { description: 'Their trimmed mean, D50.' })
  lab!: Lab;

  @Field(() => Float, { nullable: true, description: 'CIEDE2000 to the board; null where it has no such zone, or there is none.' })
  deltaE!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its lightness part ΔL′, signed.' })
  deltaL!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its chroma part ΔC′, signed.' })
  deltaC!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its hue part ΔH′, signed.' })
  deltaH!: number | null;
}

@ObjectType({ description: 'Colour of the metal in one tonal zone, against the board that was promised.' })
export class MetalTone extends Tone {
  @Field(() => String, {
    nullable: true,
    description: 'Where it drifts, in a word; null where the board has no such zone, or there is none.',
  })
  direction!: string | null;
}

@ObjectType({
  description: 'A stone’s colour in one tonal zone (of stones: L* 10–30, 30–55, 55–95), against the board that was promised for the stone.',
})
export class StoneTone extends Tone {}

@ObjectType({ description: 'One colour among the stones of a piece, told apart by hue.' })
export class StoneColour {
  @Field(() => Float, {
    nullable: true,
    description: 'CIE hue angle h*ab in degrees, 0–360, weighted by chroma; null for a colourless stone.',
  })
  hue!: number | null;

  @Field(() => Float, { description: 'Median chroma C*.' })
  chroma!: number;

  @Field(() => Float, { description: 'Chroma C* that its most saturated tenth reaches.' })
  chromaHigh!: number;

  @Field(() => Float, { description: 'Share of the stones, 0–1.' })
  share!: number;

  @Field(() => String, { nullable: true, description: 'Subject of the board that it was held against; null without one.' })
  board!: string | null;

  @Field(() => [StoneTone], { description: 'Its colour by lightness.' })
  zones!: StoneTone[];
}

@ObjectType({
  description:
    'The stones: what is inside the piece and no metal. A stone in the colour of its metal is taken for metal, so that on white metals diamonds are told by the edges of their facets alone; what a stone mirrors of its metal is left out.',
})
export class Gemstones {
  @Field(() => Float, { description: 'Share of the piece, 0–1.' })
  share!: number;

  @Field(() => Float, { description: 'L* from the darkest to the lightest twentieth of the stones, 0–100: their fire.' })
  contrast!: number;

  @Field(() => Float, {
    description: 'Share of the stones that is as even as paint, 0–1: low where facets are seen, high for pearl and turquoise.',
  })
  opacity!: number;

  @Field(() => Float, { description: 'Share of the stones that is as good as white (L* above 95), 0–1.' })
  glintShare!: number;

  @Field(() => [StoneColour], { description: 'Their colours, the largest first.' })
  colours!: StoneColour[];
}

/** A zone as it is told: what was measured, and how far that is from the board, where there is one. */
export function toneAgainst({ zone, n, lab }: ZoneTone, apart: readonly ZoneDifference[]): StoneTone {
  const found = apart.find((each) => each.zone === zone);
  const parts = {
    deltaE: found?.deltaE ?? null,
    deltaL: found?.deltaL ?? null,
    deltaC: found?.deltaC ?? null,
    deltaH: found?.deltaH ?? null,
  };
  return { zone, n, lab, ...parts };
}
