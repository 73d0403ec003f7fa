import { slug } from '../catalogue/media';
import { fill, tokensOf } from './tokens';
import type { Format } from './words';

/** What a file name may tell. `view` carries the number of a further shot: `HERO-2`. */
export interface FilenameTokens {
  sku: string;
  colourway: string;
  view: string;
  channel: string;
  template: string;
  width: number;
}

/** Law 9 needs a URL to name shot, channel and template; without the width two renditions would share a name. */
const NEEDED: readonly (keyof FilenameTokens)[] = ['sku', 'colourway', 'view', 'channel', 'template', 'width'];

const EXTENSIONS: Readonly<Record<Format, string>> = { JPEG: 'jpg', WEBP: 'webp', AVIF: 'avif', PNG: 'png' };

/**
 * @param mark goes to the end, where another shot has the name already: `Ž-1` and `Z-1` are one in ASCII
 * @example filename('{sku}_{view}-{width}', …, 'AVIF') // 'R-1042_HERO-960.avif'
 */
export function filename(pattern: string, tokens: FilenameTokens, format: Format, mark = ''): string {
  const filled = fill(pattern, { ...tokens });
  if ('unknown' in filled) throw new Error(`unknown token {${filled.unknown}}`);
  return `${slug(`${filled.text}${mark && `-${mark}`}`)}.${EXTENSIONS[format]}`;
}

/** What is wrong with a pattern, in a sentence; null when nothing is. */
export function filenameFault(pattern: string): string | null {
  const tokens = tokensOf(pattern);
  const unknown = tokens.find((token) => !(NEEDED as readonly string[]).includes(token));
  if (unknown !== undefined) return `Expected tokens out of ${told(NEEDED)}, found {${unknown}}.`;
  const missing = NEEDED.filter((token) => !tokens.includes(token));
  if (missing.length > 0) return `Expected every one of ${told(NEEDED)}, so that no two files share a name; ${told(missing)} is missing.`;
  if (
    pattern
      .split(/\{[^{}]*\}/)
      .slice(1, -1)
      .some((between) => !/[._-]/.test(between))
  )
    return 'Expected ".", "_" or "-" between each two tokens, so that no two files share a name.';
  const plain = pattern.replace(/\{[^{}]*\}/g, 'x');
  if (/[^A-Za-z0-9._-]/.test(plain) || plain.includes('..'))
    return 'Expected letters, digits, "-", "_" and single dots between the tokens.';
  return null;
}

function told(tokens: readonly string[]): string {
  return tokens.map((token) => `{${token}}`).join(', ');
}
