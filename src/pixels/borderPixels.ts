const BORDER_SHARE = 0.025; // facts/imaging.md §4: border ring of 2–3 % of the short side

/** The pixels along the frame of a picture, by number. */
export function borderPixels({ width, height }: { width: number; height: number }): Int32Array {
  const depth = Math.max(1, Math.round(BORDER_SHARE * Math.min(width, height)));
  const found = new Int32Array(width * height - Math.max(0, width - 2 * depth) * Math.max(0, height - 2 * depth));
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    const inside = y >= depth && y < height - depth;
    for (let x = 0; x < width; x += 1) {
      if (inside && x === depth && width - depth > x) x = width - depth;
      found[count++] = y * width + x;
    }
  }
  return found;
}
