import type { Finish, Metal, Style, View } from '../../catalogue/words';
import type { VendorCode } from '../house/persons';
import type { Chance } from './Chance';
import { HABITS } from './habits';

const COLLECTION = 'DEMO-HISTORY';
const NAME = 'Demo history (made-up figures, no pictures)';

/** A piece of the history: one vendor makes all of its pictures. */
export interface Piece {
  sku: string;
  name: string;
  style: Style;
  tier: number;
  featured: boolean;
  colourways: readonly { code: string; metal: Metal; finish: Finish; views: readonly View[] }[];
}

/** A shot of the history. */
export interface Shot {
  reference: string;
  piece: Piece;
  metal: Metal;
  view: View;
}

const STYLES: Readonly<Partial<Record<Style, number>>> = { RING: 5, EARRING: 3, NECKLACE: 3, BRACELET: 2, BROOCH: 1 };
const METALS: readonly [code: string, metal: Metal][] = [
  ['YG', 'YELLOW_GOLD'],
  ['RG', 'ROSE_GOLD'],
  ['WG', 'WHITE_GOLD'],
  ['AG', 'SILVER'],
  ['PT', 'PLATINUM'],
];
const OTHER_VIEWS: readonly View[] = ['SIDE', 'DETAIL', 'FRONT'];

/** Two colourways, the first shown from two sides: three shots. */
export function pieceOf(chance: Chance, vendor: VendorCode, number: number): Piece {
  const style = chance.weighed(STYLES);
  const first = chance.whole(0, METALS.length - 1);
  const finish: Finish = chance.happens(0.85) ? 'POLISHED' : 'SATIN';
  const [[one, metal], [other, otherMetal]] = [METALS[first], METALS[(first + chance.whole(1, 4)) % METALS.length]];
  return {
    sku: `DEMO-${String(number).padStart(4, '0')}`,
    name: `Demo ${style.toLowerCase()} ${number}`,
    style,
    tier: Number(chance.weighed(HABITS[vendor].tiers)),
    featured: chance.happens(0.2),
    colourways: [
      { code: one, metal, finish, views: ['HERO', chance.pick(OTHER_VIEWS)] },
      { code: other, metal: otherMetal, finish, views: ['HERO'] },
    ],
  };
}

export function shotsOf(piece: Piece): Shot[] {
  return piece.colourways.flatMap(({ code, metal, views }) =>
    views.map((view) => ({ reference: `${piece.sku}/${code}/${view}`, piece, metal, view })),
  );
}

/** The pieces as a file of formats.md. */
export function catalogueCsv(pieces: readonly Piece[]): string {
  const rows = pieces.flatMap(({ colourways, ...piece }) =>
    colourways.map(({ code, metal, finish, views }) =>
      [
        COLLECTION,
        '',
        '',
        piece.sku,
        piece.name,
        piece.style,
        piece.tier,
        piece.featured,
        '',
        code,
        metal,
        finish,
        '',
        views.join('|'),
        `"${NAME}"`,
      ].join(','),
    ),
  );
  return [COLUMNS, ...rows, ''].join('\n');
}

const COLUMNS = 'collection,season,launchDate,sku,name,style,tier,featured,traits,colourway,metal,finish,stones,views,collectionName';
