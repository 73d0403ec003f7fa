/** A rectangle in pixels of the oriented original: x, y of the top left pixel, width and height in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The box of the original behind one of the working picture, each of whose pixels has `factor` a side. */
export function scaled(box: Box, factor: number): Box {
  return { x: box.x * factor, y: box.y * factor, width: box.width * factor, height: box.height * factor };
}

/** Whether two boxes overlap, touch, or lie within `margin` pixels of each other. */
export function meet(one: Box, other: Box, margin = 0): boolean {
  const isBeside = one.x > other.x + other.width + margin || other.x > one.x + one.width + margin;
  return !isBeside && one.y <= other.y + other.height + margin && other.y <= one.y + one.height + margin;
}
