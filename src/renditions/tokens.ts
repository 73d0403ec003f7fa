/**
 * Fills a pattern such as `{sku}-{width}`.
 * @returns the text, or the first token that is not known
 */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): { text: string } | { unknown: string } {
  let unknown: string | undefined;
  const text = pattern.replace(TOKEN, (_, token: string) => {
    if (!Object.hasOwn(values, token)) unknown ??= token;
    return String(values[token]);
  });
  return unknown === undefined ? { text } : { unknown };
}

export function tokensOf(pattern: string): string[] {
  return [...pattern.matchAll(TOKEN)].map((match) => match[1]);
}

const TOKEN = /\{([^{}]*)\}/g;
