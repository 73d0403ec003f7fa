/** A value as a label tells it: three figures are as much as an eye takes from a chart. */
export function shown(value: number | null): string {
  if (value === null) return '';
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** What stands at a point or a bar. */
export function label({ value }: { value: unknown }): string {
  return shown(value as number | null);
}
