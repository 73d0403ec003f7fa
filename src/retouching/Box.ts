import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refuse } from '../failures';
import { ExpectNumber } from '../relay/expect';

const LARGEST_SIDE = 100_000;

@ObjectType({ description: 'A rectangle in pixels of the original, upright, from its top left corner.' })
export class Box {
  @Field(() => Int, { description: 'Left edge.' })
  x!: number;

  @Field(() => Int, { description: 'Top edge.' })
  y!: number;

  @Field(() => Int, { description: 'Width.' })
  width!: number;

  @Field(() => Int, { description: 'Height.' })
  height!: number;
}

@InputType({ description: 'A rectangle in pixels of the original, upright, from its top left corner.' })
export class BoxInput {
  @Field(() => Int, { description: 'Left edge.' })
  @ExpectNumber(0, LARGEST_SIDE)
  x!: number;

  @Field(() => Int, { description: 'Top edge.' })
  @ExpectNumber(0, LARGEST_SIDE)
  y!: number;

  @Field(() => Int, { description: 'Width.' })
  @ExpectNumber(1, LARGEST_SIDE)
  width!: number;

  @Field(() => Int, { description: 'Height.' })
  @ExpectNumber(1, LARGEST_SIDE)
  height!: number;
}

/** @throws Refusal INVALID for a rectangle that reaches out of its picture */
export function checkInside(box: BoxInput, { width, height }: { width: number; height: number }, field: string[]): void {
  if (box.x + box.width <= width && box.y + box.height <= height) return;
  const found = `${box.x}, ${box.y}, ${box.width} × ${box.height}`;
  refuse('INVALID', field, `Expected a rectangle inside the picture of ${width} × ${height} pixels, found ${found}.`);
}
