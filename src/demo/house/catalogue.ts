import type { Stone } from '../../catalogue/Colourway';
import type { SaveSkuInput } from '../../catalogue/saveSku';
import type { Finish, Metal } from '../../catalogue/words';
import { LAUNCHES } from '../story/finished';
import type { When } from '../when';
import { CHANNEL_CODES, type ChannelCode } from './persons';

interface DemoCollection {
  code: string;
  name: string;
  season: string;
  launch: When;
  channels: readonly ChannelCode[];
}

type DemoSku = Omit<SaveSkuInput, 'clientKey' | 'version'> & { colourways: readonly DemoColourway[] };

interface DemoColourway {
  code: string;
  metal: Metal;
  finish: Finish;
  stones: Stone[];
}

/** Heritage is not for the social channel: its shadows run out of the frame, and cannot be laid on another shape. */
export const COLLECTIONS: readonly DemoCollection[] = [
  { code: 'AURORA', name: 'Aurora', season: 'Spring', launch: LAUNCHES.AURORA, channels: CHANNEL_CODES },
  { code: 'HERITAGE', name: 'Heritage', season: 'Permanent', launch: LAUNCHES.HERITAGE, channels: ['marketplace', 'brand'] },
];

const YELLOW = { metal: 'YELLOW_GOLD', finish: 'POLISHED' } as const;
const ROSE = { metal: 'ROSE_GOLD', finish: 'POLISHED' } as const;
const WHITE = { metal: 'WHITE_GOLD', finish: 'POLISHED' } as const;
const SILVER = { metal: 'SILVER', finish: 'POLISHED' } as const;

const diamonds: Stone[] = [{ kind: 'DIAMOND', colour: 'white' }];
const rubies: Stone[] = [{ kind: 'RUBY', colour: 'pigeon blood' }, ...diamonds];
const sapphires: Stone[] = [{ kind: 'SAPPHIRE', colour: 'royal blue' }];
/** Of a halo: lighter, as they are small. */
const melee: Stone[] = [{ kind: 'SAPPHIRE', colour: 'cornflower blue' }];

/** Sizes and counts are those of the scenes that the pictures are rendered from. */
export const SKUS: readonly DemoSku[] = [
  {
    ...{ collectionCode: 'AURORA', code: 'R-1042', name: 'Aurora solitaire', style: 'RING', tier: 2, featured: true },
    ...{ traits: ['OPEN_SETTING'], widthMm: 20.2, heightMm: 26, prongs: 6, stoneCount: 1 },
    colourways: [
      { code: 'YG', ...YELLOW, stones: diamonds },
      { code: 'RG', ...ROSE, stones: diamonds },
      { code: 'WG', ...WHITE, stones: diamonds },
    ],
  },
  {
    ...{ collectionCode: 'AURORA', code: 'N-2201', name: 'Aurora halo pendant', style: 'NECKLACE', tier: 3, featured: true },
    ...{ traits: ['CHAIN', 'OPEN_SETTING'], widthMm: 60, heightMm: 75, stoneCount: 17 },
    colourways: [
      { code: 'YG', ...YELLOW, stones: [...diamonds, ...melee] },
      { code: 'RG', ...ROSE, stones: [...diamonds, ...melee] },
      { code: 'RG-RUBY', ...ROSE, stones: rubies },
    ],
  },
  {
    ...{ collectionCode: 'AURORA', code: 'E-3310', name: 'Aurora studs', style: 'EARRING', tier: 2, featured: false },
    ...{ traits: ['OPEN_SETTING'], prongs: 8, stoneCount: 2 },
    colourways: [
      { code: 'YG', ...YELLOW, stones: diamonds },
      { code: 'RG', ...ROSE, stones: diamonds },
      { code: 'YG-SAPPHIRE', ...YELLOW, stones: sapphires },
    ],
  },
  {
    ...{ collectionCode: 'HERITAGE', code: 'R-1187', name: 'Heritage signet', style: 'RING', tier: 1, featured: false, traits: [] },
    ...{ widthMm: 20, heightMm: 23 },
    colourways: [
      { code: 'YG', ...YELLOW, stones: [] },
      { code: 'SILVER', ...SILVER, stones: [] },
    ],
  },
  {
    ...{ collectionCode: 'HERITAGE', code: 'E-3404', name: 'Heritage hoops', style: 'EARRING', tier: 1, featured: false, traits: [] },
    stoneCount: 26,
    colourways: [
      { code: 'YG', ...YELLOW, stones: diamonds },
      { code: 'RG', ...ROSE, stones: diamonds },
      { code: 'WG', ...WHITE, stones: diamonds },
    ],
  },
];
