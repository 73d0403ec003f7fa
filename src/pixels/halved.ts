/** A plane of samples, row by row. */
export interface Plane {
  samples: ArrayLike<number>;
  width: number;
  height: number;
}

/** Half the size: the mean of each pixel and its right, lower and lower right neighbours, every second one. A last odd row or column is left out. */
export function halved({ samples, width, height }: Plane): Plane & { samples: Float32Array } {
  const [across, down] = [width >> 1, height >> 1];
  const out = new Float32Array(across * down);
  for (let y = 0, i = 0; y < down; y += 1) {
    for (let x = 0, at = 2 * y * width; x < across; x += 1, i += 1, at += 2) {
      out[i] = (samples[at] + samples[at + 1] + samples[at + width] + samples[at + width + 1]) / 4;
    }
  }
  return { samples: out, width: across, height: down };
}
