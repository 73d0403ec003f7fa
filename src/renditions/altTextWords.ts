import type { Finish, Metal, StoneKind, Style, View } from '../catalogue/words';

/** What alt texts are made of in one language. */
export interface Words {
  metal: Record<Metal, string>;
  finish: Record<Finish, string>;
  style: Record<Style, string>;
  stone: Record<StoneKind, string>;
  view: Record<View, string>;
  and: string;
  noStones: string;
}

/** By language. One that is not here is told in English: better a word than none. */
export const WORDS: Readonly<Record<string, Words>> = {
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
  de: {
    metal: { YELLOW_GOLD: 'Gelbgold', ROSE_GOLD: 'Roségold', WHITE_GOLD: 'Weißgold', SILVER: 'Silber', PLATINUM: 'Platin' },
    finish: {
      POLISHED: 'poliert',
      BRUSHED: 'gebürstet',
      MATTE: 'mattiert',
      SATIN: 'satiniert',
      HAMMERED: 'gehämmert',
      OXIDISED: 'oxidiert',
    },
    style: {
      RING: 'Ring',
      NECKLACE: 'Halskette',
      EARRING: 'Ohrringe',
      BRACELET: 'Armband',
      BROOCH: 'Brosche',
      WATCH: 'Armbanduhr',
      OTHER: 'Schmuckstück',
    },
    stone: { DIAMOND: 'Diamant', SAPPHIRE: 'Saphir', RUBY: 'Rubin', EMERALD: 'Smaragd', PEARL: 'Perle', OTHER: 'Edelstein' },
    view: {
      HERO: 'Hauptansicht',
      FRONT: 'Vorderansicht',
      SIDE: 'Seitenansicht',
      DETAIL: 'Detail',
      ON_BODY: 'getragen',
      LIFESTYLE: 'in einer Szene',
    },
    and: 'und',
    noStones: 'ohne Steine',
  },
  es: {
    metal: { YELLOW_GOLD: 'oro amarillo', ROSE_GOLD: 'oro rosa', WHITE_GOLD: 'oro blanco', SILVER: 'plata', PLATINUM: 'platino' },
    finish: { POLISHED: 'pulido', BRUSHED: 'cepillado', MATTE: 'mate', SATIN: 'satinado', HAMMERED: 'martillado', OXIDISED: 'oxidado' },
    style: {
      RING: 'anillo',
      NECKLACE: 'collar',
      EARRING: 'pendientes',
      BRACELET: 'pulsera',
      BROOCH: 'broche',
      WATCH: 'reloj',
      OTHER: 'joya',
    },
    stone: { DIAMOND: 'diamante', SAPPHIRE: 'zafiro', RUBY: 'rubí', EMERALD: 'esmeralda', PEARL: 'perla', OTHER: 'gema' },
    view: {
      HERO: 'vista principal',
      FRONT: 'vista frontal',
      SIDE: 'vista lateral',
      DETAIL: 'detalle',
      ON_BODY: 'puesto',
      LIFESTYLE: 'en una escena',
    },
    and: 'y',
    noStones: 'sin piedras',
  },
  it: {
    metal: { YELLOW_GOLD: 'oro giallo', ROSE_GOLD: 'oro rosa', WHITE_GOLD: 'oro bianco', SILVER: 'argento', PLATINUM: 'platino' },
    finish: {
      POLISHED: 'lucido',
      BRUSHED: 'spazzolato',
      MATTE: 'opaco',
      SATIN: 'satinato',
      HAMMERED: 'martellato',
      OXIDISED: 'ossidato',
    },
    style: {
      RING: 'anello',
      NECKLACE: 'collana',
      EARRING: 'orecchini',
      BRACELET: 'bracciale',
      BROOCH: 'spilla',
      WATCH: 'orologio',
      OTHER: 'gioiello',
    },
    stone: { DIAMOND: 'diamante', SAPPHIRE: 'zaffiro', RUBY: 'rubino', EMERALD: 'smeraldo', PEARL: 'perla', OTHER: 'gemma' },
    view: {
      HERO: 'vista principale',
      FRONT: 'vista frontale',
      SIDE: 'vista laterale',
      DETAIL: 'dettaglio',
      ON_BODY: 'indossato',
      LIFESTYLE: 'in una scena',
    },
    and: 'e',
    noStones: 'senza pietre',
  },
};
