const Z = 1.959963984540054; // standard normal deviate of 95 %

/** Between which a share lies with 95 % confidence: E. B. Wilson, 1927, without continuity correction; null over nothing. */
export function wilson({ n, value }: { n: number; value: number | null }): { low: number; high: number } | null {
  if (n === 0 || value === null) return null;
  const middle = value + Z ** 2 / (2 * n);
  const reach = Z * Math.sqrt((value * (1 - value)) / n + Z ** 2 / (4 * n ** 2));
  const [low, high] = [middle - reach, middle + reach].map((bound) => bound / (1 + Z ** 2 / n));
  return { low: Math.max(0, low), high: Math.min(1, high) };
}

/**
 * Between which the ratio of two counts, such as of units returned and units sold, lies with 95 % confidence, as if what is counted came one by one:
 * given both together, the first is a share of them, and a share has its interval (Przyborowski and Wilenski, 1940); null over nothing.
 */
export function wilsonOfRatio({ n, value }: { n: number; value: number | null }): { low: number; high: number } | null {
  if (n === 0 || value === null) return null;
  const share = wilson({ n: n + n * value, value: value / (1 + value) });
  return share && { low: share.low / (1 - share.low), high: share.high / (1 - share.high) };
}
