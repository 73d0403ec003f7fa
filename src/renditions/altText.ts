import type { Stone } from '../catalogue/Colourway';
import type { Finish, Metal, Style, View } from '../catalogue/words';
import { type Words, WORDS } from './altTextWords';
import { fill } from './tokens';

/** What an alt text is made of. */
export interface Described {
  name: string;
  collection: string;
  style: Style;
  metal: Metal;
  secondMetal: Metal | null;
  finish: Finish;
  stones: readonly Stone[];
  view: View;
  /** The shot's own, by language. */
  altTexts: Readonly<Record<string, string>>;
}

export const ALT_TEXT_TOKENS = ['name', 'collection', 'style', 'metal', 'finish', 'stones', 'view'];

/**
 * What a picture is called in a locale such as `en` or `fr-CH`: by the shot's own text, else by the pattern of the template, filled in the words of that
 * language. The pattern was checked when it was saved.
 */
export function altText(pattern: string, described: Described, locale: string): string {
  if (Object.hasOwn(described.altTexts, locale)) return described.altTexts[locale];
  const words = WORDS[locale.split('-')[0]] ?? WORDS.en;
  const metals = described.secondMetal ? [described.metal, described.secondMetal] : [described.metal];
  const filled = fill(pattern, {
    name: described.name,
    collection: described.collection,
    style: words.style[described.style],
    metal: joined(
      metals.map((metal) => words.metal[metal]),
      words.and,
    ),
    finish: words.finish[described.finish],
    stones: stones(described.stones, words),
    view: words.view[described.view],
  });
  return 'text' in filled ? filled.text.replace(/\s+/g, ' ').trim() : described.name;
}

function stones(of: readonly Stone[], words: Words): string {
  return of.length > 0 ? joined([...new Set(of.map((stone) => words.stone[stone.kind]))], words.and) : words.noStones;
}

/** @example joined(['gold', 'silver', 'platinum'], 'and') // 'gold, silver and platinum' */
function joined(parts: readonly string[], and: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}
