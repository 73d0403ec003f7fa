import type { Stone } from '../catalogue/Colourway';
import type { Finish, Metal, StoneKind, Style, View } from '../catalogue/words';
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

interface Words {
  metal: Record<Metal, string>;
  finish: Record<Finish, string>;
  style: Record<Style, string>;
  stone: Record<StoneKind, string>;
  view: Record<View, string>;
  and: string;
  noStones: string;
}

/** The words of each language. A language without its own is told in English: better a word than none. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    metal: { YELLOW_GOLD: 'yellow gold', ROSE_GOLD: 'rose gold', WHITE_GOLD: 'white gold', SILVER: 'silver', PLATINUM: 'platinum' },
    finish: { POLISHED: 'polished', BRUSHED: 'brushed', MATTE: 'matte', SATIN: 'satin', HAMMERED: 'hammered', OXIDISED: 'oxidised' },
    style: {
      RING: 'ring',
      NECKLACE: 'necklace',
      EARRING: 'earrings',
      BRACELET: 'bracelet',
      BROOCH: 'brooch',
      WATCH: 'watch',
      OTHER: 'piece',
    },
    stone: { DIAMOND: 'diamond', SAPPHIRE: 'sapphire', RUBY: 'ruby', EMERALD: 'emerald', PEARL: 'pearl', OTHER: 'gemstone' },
    view: { HERO: 'main view', FRONT: 'front', SIDE: 'side', DETAIL: 'detail', ON_BODY: 'worn', LIFESTYLE: 'in a scene' },
    and: 'and',
    noStones: 'no stones',
  },
  fr: {
    metal: { YELLOW_GOLD: 'or jaune', ROSE_GOLD: 'or rose', WHITE_GOLD: 'or blanc', SILVER: 'argent', PLATINUM: 'platine' },
    finish: { POLISHED: 'poli', BRUSHED: 'brossé', MATTE: 'mat', SATIN: 'satiné', HAMMERED: 'martelé', OXIDISED: 'oxydé' },
    style: {
      RING: 'bague',
      NECKLACE: 'collier',
      EARRING: 'boucles d’oreilles',
      BRACELET: 'bracelet',
      BROOCH: 'broche',
      WATCH: 'montre',
      OTHER: 'bijou',
    },
    stone: { DIAMOND: 'diamant', SAPPHIRE: 'saphir', RUBY: 'rubis', EMERALD: 'émeraude', PEARL: 'perle', OTHER: 'pierre fine' },
    view: { HERO: 'vue principale', FRONT: 'face', SIDE: 'profil', DETAIL: 'détail', ON_BODY: 'porté', LIFESTYLE: 'en situation' },
    and: 'et',
    noStones: 'sans pierre',
  },
};

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
