/** Two things done in turn, so that whatever else the machine does falls on both: what each took, by the median of its repeats. */
export async function interleaved<Name extends string>(
  repeats: number,
  floor: () => Promise<Record<Name, number>>,
  ours: () => Promise<Record<Name, number>>,
): Promise<{ floor: Record<Name, number>; ours: Record<Name, number> }> {
  const found: { floor: Record<Name, number>[]; ours: Record<Name, number>[] } = { floor: [], ours: [] };
  for (let i = 0; i < repeats; i += 1) {
    found.floor.push(await floor());
    found.ours.push(await ours());
  }
  return { floor: medians(found.floor), ours: medians(found.ours) };
}

function medians<Name extends string>(all: readonly Record<Name, number>[]): Record<Name, number> {
  const names = Object.keys(all[0]) as Name[];
  return Object.fromEntries(names.map((name) => [name, median(all.map((each) => each[name]))])) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
