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

/** The box and what lies within `by` pixels of it, as far as the frame goes. */
export function grown(box: Box, by: number, frame: { width: number; height: number }): Box {
  const [x, y] = [Math.max(0, box.x - by), Math.max(0, box.y - by)];
  const right = Math.min(frame.width, box.x + box.width + by);
  const bottom = Math.min(frame.height, box.y + box.height + by);
  return { x, y, width: right - x, height: bottom - y };
}

/** Whether two boxes overlap, touch, or lie within `margin` pixels of each other. */
export function meet(one: Box, other: Box, margin = 0): boolean {
  const isBeside = one.x > other.x + other.width + margin || other.x > one.x + one.width + margin;
  return !isBeside && one.y <= other.y + other.height + margin && other.y <= one.y + one.height + margin;
}
