import type { SaveBackgroundStandardInput } from '../../boards/saveBackgroundStandard';

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

/** The solitaire was captured in a room with windows, everything else in the dome; a metal looks different in each. */
const ROOM = 'Window room';
const DOME = 'Dome 5500 K';

export function lightingOf(sku: string): string {
  return sku === 'R-1042' ? ROOM : DOME;
}

export interface DemoBoard {
  /** As createBoardVersion takes it. */
  subject: string;
  /** Null: for every set-up without a board of its own. */
  lighting: string | null;
  /** Approved pictures that it is measured from. */
  exemplars: readonly string[];
}

export const BOARDS: readonly DemoBoard[] = [
  { subject: 'SAPPHIRE/royal blue', lighting: null, exemplars: ['E-3310_YG-SAPPHIRE_final.png'] },
  { subject: 'SAPPHIRE/cornflower blue', lighting: null, exemplars: ['N-2201_YG_final.png', 'N-2201_RG_final.png'] },
  { subject: 'RUBY', lighting: null, exemplars: ['N-2201_RG-RUBY_final.png'] },
  { subject: 'YELLOW_GOLD', lighting: null, exemplars: ['N-2201_YG_final.png', 'E-3404_YG_final.png'] },
  { subject: 'ROSE_GOLD', lighting: null, exemplars: ['N-2201_RG_final.png', 'E-3404_RG_final.png'] },
  { subject: 'WHITE_GOLD', lighting: null, exemplars: ['E-3404_WG_final.png'] },
  { subject: 'SILVER', lighting: null, exemplars: ['R-1187_SILVER_final.png'] },
  { subject: 'YELLOW_GOLD', lighting: ROOM, exemplars: ['R-1042_YG_final.png'] },
  { subject: 'ROSE_GOLD', lighting: ROOM, exemplars: ['R-1042_RG_final.png'] },
  { subject: 'WHITE_GOLD', lighting: ROOM, exemplars: ['R-1042_WG_final.png'] },
];
