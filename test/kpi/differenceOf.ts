const TOLERANCE = 1e-9;

/** Where two answers differ, as a path with both values; null where they are the same but for the last bits of a float. */
export function differenceOf(found: unknown, right: unknown, path = ''): string | null {
  if (typeof found === 'number' && typeof right === 'number') return isClose(found, right) ? null : `${path}: ${found} is not ${right}`;
  if (typeof found !== 'object' || typeof right !== 'object' || found === null || right === null) {
    return found === right ? null : `${path}: ${JSON.stringify(found)} is not ${JSON.stringify(right)}`;
  }
  const names = new Set([...Object.keys(found), ...Object.keys(right)]);
  for (const name of names) {
    const difference = differenceOf(found[name as keyof typeof found], right[name as keyof typeof right], `${path}.${name}`);
    if (difference) return difference;
  }
  return null;
}

function isClose(found: number, right: number): boolean {
  return Math.abs(found - right) <= TOLERANCE * Math.max(1, Math.abs(right));
}
