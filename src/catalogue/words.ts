import { word, type Word } from '../relay/word';

export const Metal = word('Metal', 'Metal of a colourway.', { YELLOW_GOLD: '', ROSE_GOLD: '', WHITE_GOLD: '', SILVER: '', PLATINUM: '' });
export type Metal = Word<typeof Metal>;

export const Finish = word('Finish', 'Surface of the metal.', {
  POLISHED: '',
  BRUSHED: '',
  MATTE: '',
  SATIN: '',
  HAMMERED: '',
  OXIDISED: '',
});
export type Finish = Word<typeof Finish>;

export const Style = word('Style', 'Kind of piece.', {
  RING: '',
  NECKLACE: '',
  EARRING: '',
  BRACELET: '',
  BROOCH: '',
  WATCH: '',
  OTHER: '',
});
export type Style = Word<typeof Style>;

export const Trait = word('Trait', 'What makes a cut-out intricate; an intricate packshot is never approved with an automatic cut-out.', {
  CHAIN: 'Links with background showing through.',
  FILIGREE: 'Fine openwork.',
  OPEN_SETTING: 'A stone held so that background shows around it.',
  TRANSPARENT_STONE: 'A stone through which background shows.',
});
export type Trait = Word<typeof Trait>;

export const StoneKind = word('StoneKind', 'Kind of stone.', { DIAMOND: '', SAPPHIRE: '', RUBY: '', EMERALD: '', PEARL: '', OTHER: '' });
export type StoneKind = Word<typeof StoneKind>;

export const View = word('View', 'What a shot shows.', {
  HERO: 'The picture that sells the piece.',
  FRONT: '',
  SIDE: '',
  DETAIL: '',
  ON_BODY: 'Worn by a person.',
  LIFESTYLE: 'In a scene.',
});
export type View = Word<typeof View>;

/** Views that show the piece alone, cut out on the standard's background; the others are worn or staged. */
export function isPackshot(view: View): boolean {
  return view !== 'ON_BODY' && view !== 'LIFESTYLE';
}

export const ShotStatus = word('ShotStatus', 'Where a shot stands on its way to the shop.', {
  PLANNED: 'Wanted; nothing captured yet.',
  SOURCED: 'Has a source whose audit waits to be confirmed.',
  READY: 'Its source is good enough; may be handed over.',
  RESHOOT: 'Its source is not good enough; waits for another.',
  IN_RETOUCH: 'With a vendor.',
  IN_REVIEW: 'A revision has come in and is being measured or judged.',
  APPROVED: 'A person has approved it.',
  EXPORTED: 'Every file of its channels is made.',
  LIVE: 'Shown on at least one channel.',
  WITHDRAWN: 'Was shown; no longer.',
});
export type ShotStatus = Word<typeof ShotStatus>;
