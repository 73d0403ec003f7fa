/** Sums of a plane of bytes (flags, shares) over squares, each answered at once (summed-area table, Crow 1984). */
export interface BoxSums {
  width: number;
  height: number;
  /** Sum within `radius` pixels about x, y, as far as the frame goes. */
  within: (x: number, y: number, radius: number) => number;
}

export function boxSums(plane: Uint8Array, width: number, height: number): BoxSums {
  const stride = width + 1;
  const table = new Uint32Array(stride * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += plane[y * width + x];
      table[(y + 1) * stride + x + 1] = table[y * stride + x + 1] + row;
    }
  }
  const within = (x: number, y: number, radius: number): number => {
    const [left, right] = [x > radius ? x - radius : 0, x + radius + 1 < width ? x + radius + 1 : width];
    const [top, bottom] = [(y > radius ? y - radius : 0) * stride, (y + radius + 1 < height ? y + radius + 1 : height) * stride];
    return table[bottom + right] - table[top + right] - table[bottom + left] + table[top + left];
  };
  return { width, height, within };
}
