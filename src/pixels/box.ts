/** A rectangle in pixels of the oriented original: x, y of the top left pixel, width and height in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
