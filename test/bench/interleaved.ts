/** Things done in turn, so that whatever else the machine does falls on all of them: what each took, by the median of its repeats. */
export async function interleaved<Act extends string, Name extends string>(
  repeats: number,
  acts: Readonly<Record<Act, () => Promise<Record<Name, number>>>>,
): Promise<Record<Act, Record<Name, number>>> {
  const names = Object.keys(acts) as Act[];
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Act, Record<Name, number>[]>;
  for (let i = 0; i < repeats; i += 1) for (const name of names) found[name].push(await acts[name]());
  return Object.fromEntries(names.map((name) => [name, medians(found[name])])) as Record<Act, Record<Name, number>>;
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
