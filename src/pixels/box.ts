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
