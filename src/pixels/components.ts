/** Connected regions of a flag plane. */
export interface Components {
  /** Region number of each pixel, 1…count; 0 outside. */
  labels: Int32Array;
  count: number;
}

/**
 * Labels the pixels whose flag is not 0: two passes with union-find (Rosenfeld & Pfaltz 1966; path halving).
 * Subjects are taken with 8 neighbours and their background with 4, so that both cannot cross.
 */
export function components(flags: Uint8Array, width: number, height: number, neighbours: 4 | 8): Components {
  const labels = new Int32Array(flags.length);
  const parent: number[] = [0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x;
      if (flags[i] !== 0) labels[i] = joined(labels, parent, i, x, y, width, neighbours);
    }
  }
  return renumber(labels, parent);
}

/** 1 for each region that reaches the frame. */
export function atFrame({ labels, count }: Components, width: number, height: number): Uint8Array {
  const touching = new Uint8Array(count + 1);
  for (let x = 0; x < width; x += 1) touching[labels[x]] = touching[labels[(height - 1) * width + x]] = 1;
  for (let y = 0; y < height; y += 1) touching[labels[y * width]] = touching[labels[y * width + width - 1]] = 1;
  touching[0] = 0; // no region
  return touching;
}

function joined(labels: Int32Array, parent: number[], i: number, x: number, y: number, width: number, neighbours: 4 | 8): number {
  let own = 0;
  if (x > 0) own = meet(parent, own, labels[i - 1]);
  if (y > 0) {
    own = meet(parent, own, labels[i - width]);
    if (neighbours === 8) {
      if (x > 0) own = meet(parent, own, labels[i - width - 1]);
      if (x < width - 1) own = meet(parent, own, labels[i - width + 1]);
    }
  }
  if (own !== 0) return own;
  parent.push(parent.length);
  return parent.length - 1;
}

function meet(parent: number[], own: number, other: number): number {
  if (other === 0) return own;
  const b = root(parent, other);
  if (own === 0) return b;
  const a = root(parent, own);
  const least = Math.min(a, b);
  parent[a] = least;
  parent[b] = least;
  return least;
}

function root(parent: number[], label: number): number {
  let at = label;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}

function renumber(labels: Int32Array, parent: number[]): Components {
  const final = new Int32Array(parent.length);
  let count = 0;
  for (let label = 1; label < parent.length; label += 1) {
    const top = root(parent, label);
    if (top === label) final[label] = count += 1;
    else final[label] = final[top];
  }
  for (let i = 0; i < labels.length; i += 1) labels[i] = final[labels[i]];
  return { labels, count };
}
