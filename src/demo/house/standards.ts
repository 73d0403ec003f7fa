import type { SaveBackgroundStandardInput } from '../../boards/saveBackgroundStandard';
import type { Metal } from '../../catalogue/words';

/** What the demo's house judges by. The codes are those that Loupe takes where a collection names none. */
export const BACKGROUNDS: readonly Omit<SaveBackgroundStandardInput, 'clientKey'>[] = [
  { code: 'WHITE', kind: 'PRODUCT', colour: '#ffffff' },
  { code: 'SCENE', kind: 'LIFESTYLE', colour: '#ffffff' },
];

export const RULES = 'HOUSE';

export const RETOUCH_TEMPLATE = {
  name: 'Packshot on white',
  actions: [
    'CLEANUP: path by hand at 200 %, holes of chain and setting cut out; dust, hair and paper fibres away; background to 255.',
    'COLOUR: metal to the board, zone by zone; no selective colour on stones. Highlights keep detail below 254.',
    'STRUCTURE: nothing added, nothing taken away: prongs, links and stones are those of the source. Shadow as captured.',
    'FINAL_QC: look once at 100 % on white and once on black; piece centred within 3 %.',
  ].join('\n'),
};

/** Metals that get a board, measured from every approved picture of the metal. */
export const BOARD_METALS: readonly Metal[] = ['YELLOW_GOLD', 'ROSE_GOLD', 'WHITE_GOLD', 'SILVER'];
