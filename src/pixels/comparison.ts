import { type Box, scaled } from './box';
import { comparable } from './comparable';
import { laidOver } from './laidOver';
import type { MaskAnswer } from './mask';
import { newSpecks } from './newSpecks';
import type { NotApplicable } from './notApplicable';
import { structure, type Structure } from './structure';
import { texture } from './texture';

/** What is new since the source: dust, lint and scratches on the piece. */
export interface Dust {
  /** How far each stands off (cube root of light), the strongest first, at most 50. Pixels of the oriented original. */
  specks: { contrast: number; box: Box }[];
  count: number;
}

/** Fine drawing against the source, as in texture.ts; pixels of the oriented original. */
export interface TextureSince {
  lostShare: number;
  lostBox: Box | null;
  sharpenedShare: number | null;
  sharpenedBox: Box | null;
}

/** A picture held against its source; plain data. A group that does not apply is null, and `notApplicable` says why. */
export interface Comparison {
  structure: Structure | null;
  texture: TextureSince | null;
  dust: Dust | null;
  notApplicable: NotApplicable[];
}

// Correlation of edges: 0.76–1 for pictures of one piece in the development set, changed ones among them.
const SAME_PIECE = 0.6;
const MOST_SPECKS = 50;
const CHANGE_MARGIN = 20; // pixels: as far as a change upsets the likeness about it

/** All measurements of a picture against its source. Pure: both masks come from one decode each. */
export function ofPair(answer: MaskAnswer, sourceAnswer: MaskAnswer): Comparison {
  if (answer.mask === null) return incomparable(answer.reason);
  if (sourceAnswer.mask === null) return incomparable(`Of the source: ${sourceAnswer.reason}`);
  const { mask } = answer;
  const pair = laidOver(mask, sourceAnswer.mask);
  if (pair.agreement < SAME_PIECE)
    return incomparable('The picture cannot be laid over its source: it shows another piece, another view, or is turned by more than 3°.');
  const common = comparable(pair);
  const isClosed = !mask.comesApart && !sourceAnswer.mask.comesApart;
  const inOriginal = (box: Box): Box => scaled({ ...box, x: box.x + pair.frame.x, y: box.y + pair.frame.y }, mask.working.factor);
  const drawn = texture(pair, common);
  const changes = structure(pair, common, mask.working, isClosed);
  const specks = changes === null ? null : newSpecks(pair, common).map(({ contrast, box }) => ({ contrast, box: inOriginal(box) }));
  const strewn = specks?.filter(({ box }) => !changes?.changes.some((change) => isNear(box, change.box)));
  return {
    structure: changes,
    texture: drawn && {
      ...drawn,
      lostBox: drawn.lostBox && inOriginal(drawn.lostBox),
      sharpenedBox: drawn.sharpenedBox && inOriginal(drawn.sharpenedBox),
    },
    dust: strewn ? { specks: strewn.slice(0, MOST_SPECKS), count: strewn.length } : null,
    notApplicable: [
      ...(changes === null ? [OPEN_AND_BURNT] : []),
      ...(drawn === null ? [UNDRAWN] : []),
      ...(specks === null ? [OTHER_DRAWING] : []),
    ],
  };
}

const OPEN_AND_BURNT: NotApplicable = {
  measurement: 'structure',
  reason: 'The outline is not closed, and most of the piece is burnt out or looks like the ground.',
};
const OTHER_DRAWING: NotApplicable = {
  measurement: 'dust',
  reason: 'The drawing of the piece cannot be compared with its source: what is dust on it cannot be told.',
};
const UNDRAWN: NotApplicable = { measurement: 'texture', reason: 'The source has too little fine drawing to compare.' };

/** What looks like specks beside a changed claw or stone is part of the change. */
function isNear(speck: Box, change: Box): boolean {
  const isBeside = speck.x > change.x + change.width + CHANGE_MARGIN || change.x > speck.x + speck.width + CHANGE_MARGIN;
  return !isBeside && speck.y <= change.y + change.height + CHANGE_MARGIN && change.y <= speck.y + speck.height + CHANGE_MARGIN;
}

function incomparable(reason: string): Comparison {
  const names = ['structure', 'texture', 'dust'] as const;
  return { structure: null, texture: null, dust: null, notApplicable: names.map((measurement) => ({ measurement, reason })) };
}
