/**
 * Steps (chessboard metric, at most 255) from each flagged pixel to the nearest one that is not; 0 for those. Two passes (Rosenfeld & Pfaltz 1968).
 * The world outside the frame counts as flagged, so a region that leaves the frame is not thinned there.
 */
export function innerDistance(flags: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(flags.length);
  for (let i = 0; i < flags.length; i += 1) out[i] = flags[i] === 0 ? 0 : 255;
  forward(out, width, height);
  backward(out, width, height);
  return out;
}

function forward(out: Uint8Array, width: number, height: number): void {
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      if (out[i] === 0) continue;
      let least = out[i];
      if (x > 0 && out[i - 1] < least) least = out[i - 1] + 1;
      if (y > 0) {
        if (out[i - width] < least) least = out[i - width] + 1;
        if (x > 0 && out[i - width - 1] < least) least = out[i - width - 1] + 1;
        if (x < width - 1 && out[i - width + 1] < least) least = out[i - width + 1] + 1;
      }
      out[i] = least;
    }
  }
}

function backward(out: Uint8Array, width: number, height: number): void {
  for (let y = height - 1, i = out.length - 1; y >= 0; y -= 1) {
    for (let x = width - 1; x >= 0; x -= 1, i -= 1) {
      if (out[i] === 0) continue;
      let least = out[i];
      if (x < width - 1 && out[i + 1] < least) least = out[i + 1] + 1;
      if (y < height - 1) {
        if (out[i + width] < least) least = out[i + width] + 1;
        if (x > 0 && out[i + width - 1] < least) least = out[i + width - 1] + 1;
        if (x < width - 1 && out[i + width + 1] < least) least = out[i + width + 1] + 1;
      }
      out[i] = least;
    }
  }
}
