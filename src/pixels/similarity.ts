/** A shift, a turn and a scale of the plane: (x, y) ↦ (a·x − b·y + dx, b·x + a·y + dy). */
export interface Similarity {
  a: number;
  b: number;
  dx: number;
  dy: number;
}

export function scaleOf({ a, b }: Similarity): number {
  return Math.hypot(a, b);
}

/** In degrees, clockwise as pictures are seen (y runs down). */
export function turnOf({ a, b }: Similarity): number {
  return (Math.atan2(b, a) * 180) / Math.PI;
}
