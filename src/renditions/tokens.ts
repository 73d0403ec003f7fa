/**
 * Fills a pattern such as `{sku}-{width}`.
 * @returns the text, or the first token that is not known
 */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): { text: string } | { unknown: string } {
  const unknown = tokensOf(pattern).find((token) => !Object.hasOwn(values, token));
  if (unknown !== undefined) return { unknown };
  return { text: pattern.replace(TOKEN, (_, token: string) => String(values[token])) };
}

export function tokensOf(pattern: string): string[] {
  return [...pattern.matchAll(TOKEN)].map((match) => match[1]);
}

const TOKEN = /\{([^{}]*)\}/g;
