import { type Box, meet } from './box';
import { colourChanges } from './colourChanges';
import { comparable } from './comparable';
import { firstLook } from './firstLook';
import { interiorChanges } from './interiorChanges';
import { type LaidOver, laidOver } from './laidOver';
import type { MaskAnswer, SubjectMask } from './mask';
import { newGlints } from './newGlints';
import { newSpecks, type Speck } from './newSpecks';
import type { NotApplicable } from './notApplicable';
import { outlineChanges } from './outlineChanges';
import { type OutlineFound, structure, type Structure } from './structure';
import { surfaceLife, type SurfaceLife } from './surfaceLife';
import { texture, type Texture } from './texture';

/** What is new since the source: dust, lint and scratches on the piece. */
export interface Dust {
  /** The strongest first, at most 50. */
  specks: Speck[];
  count: number;
}

/** Glints on the piece where its source is not bright. */
export interface Sparkle {
  count: number;
  /** The largest first, at most 20; pixels of the oriented original. */
  places: Box[];
}

/** A picture held against its source; plain data. A group that does not apply is null, and `notApplicable` says why. */
export interface Comparison {
  /** How well the edges of both lie on each other once one is laid over the other, −1 to 1 (correlation); blind to colour. Null without a piece in both. */
  likeness: number | null;
  structure: Structure | null;
  texture: Texture | null;
  surfaceLife: SurfaceLife | null;
  dust: Dust | null;
  sparkle: Sparkle | null;
  notApplicable: NotApplicable[];
}

// Correlation of edges: 0.76–1 for pictures of one piece in the development set, changed ones among them.
const SAME_PIECE = 0.6;
// Pixels of its long side: in a smaller piece a claw or a stone is no more than 5, and that none is missing would be a guess.
const LEAST_PIECE = 100;
// Confidence of a mask. In the development set and the demo, closed outlines of clean pictures lie at 0.7 and more; one with a halo at 0.49, one sharpened too much at 0.58.
const LEAST_TRUST = 0.5;
const MOST_SPECKS = 50;
const MOST_GLINTS = 20;
const CHANGE_MARGIN = 20; // pixels: as far as a change upsets the likeness about it

/** All measurements of a picture against its source. Pure: both masks come from one decode each. */
export function ofPair(answer: MaskAnswer, sourceAnswer: MaskAnswer): Comparison {
  if (answer.mask === null) return incomparable(answer.reason);
  if (sourceAnswer.mask === null) return incomparable(`Of the source: ${sourceAnswer.reason}`);
  const { mask } = answer;
  const small = tooSmall(mask, sourceAnswer.mask);
  if (small) return incomparable(small);
  const pair = laidOver(mask, sourceAnswer.mask);
  if (pair.agreement < SAME_PIECE)
    return incomparable(
      'The picture cannot be laid over its source: it shows another piece, another view, or is turned by more than 3°.',
      pair.agreement,
    );
  const common = comparable(pair, !mask.comesApart && !sourceAnswer.mask.comesApart);
  const outline = outlineOf(pair, mask, sourceAnswer.mask);
  const drawn = texture(pair, common);
  const first = firstLook(pair, common);
  const changes = structure(pair, {
    outline,
    inner: interiorChanges(pair, common, first),
    coloured: colourChanges(pair, mask, sourceAnswer.mask),
  });
  const dust = changes && strewn(newSpecks(pair, common, first), changes);
  const surface = surfaceLife(pair, common);
  return {
    likeness: pair.agreement,
    structure: changes,
    texture: drawn,
    surfaceLife: surface,
    dust,
    sparkle: changes && glinting(newGlints(pair, mask, common), changes),
    notApplicable: [
      ...(changes === null ? [OPEN_AND_BURNT] : []),
      ...(changes !== null && outline?.isSure !== true ? [UNSURE] : []),
      ...(drawn === null ? [UNDRAWN] : []),
      ...(surface === null ? [UNMIRRORED] : []),
      ...(dust === null ? OTHER_DRAWING : []),
    ],
  };
}

/** null: the outline of either is not closed. */
function outlineOf(pair: LaidOver, mask: SubjectMask, source: SubjectMask): OutlineFound | null {
  if (mask.comesApart || source.comesApart) return null;
  return { ...outlineChanges(pair), isSure: Math.min(mask.confidence, source.confidence) >= LEAST_TRUST };
}

function tooSmall(mask: SubjectMask, source: SubjectMask): string | null {
  const [side, sourceSide] = [mask, source].map(({ box }) => Math.max(box.width, box.height));
  if (Math.min(side, sourceSide) >= LEAST_PIECE) return null;
  const ofSource = side >= LEAST_PIECE;
  return `${ofSource ? 'Of the source: ' : ''}The piece is only ${ofSource ? sourceSide : side} pixels long; ${LEAST_PIECE} are needed to compare it.`;
}

function strewn(specks: Speck[], changes: Structure): Dust {
  const apart = specks.filter(({ box }) => isApart(box, changes));
  return { specks: apart.slice(0, MOST_SPECKS), count: apart.length };
}

function glinting(glints: Box[], changes: Structure): Sparkle {
  const apart = glints.filter((box) => isApart(box, changes));
  return { places: apart.slice(0, MOST_GLINTS), count: apart.length };
}

/** What looks like specks or glints beside a changed claw or stone is part of the change. */
function isApart(box: Box, { changes }: Structure): boolean {
  return !changes.some((change) => meet(box, change.box, CHANGE_MARGIN));
}

const OPEN_AND_BURNT: NotApplicable = {
  measurement: 'structure',
  reason: 'The outline is not closed, and most of the piece is burnt out or looks like the ground.',
};
const UNSURE: NotApplicable = {
  measurement: 'structure',
  reason:
    'The outline of the piece or of its source is not sure (it is not closed, much of the piece has nearly the level of the ground, or the ground is not one): its figures are not told.',
};
const OTHER_DRAWING: NotApplicable[] = (['dust', 'sparkle'] as const).map((measurement) => ({
  measurement,
  reason: 'The drawing of the piece cannot be compared with its source: what is new on it cannot be told.',
}));
const UNDRAWN: NotApplicable = { measurement: 'texture', reason: 'The source has too little fine drawing to compare.' };
const UNMIRRORED: NotApplicable = { measurement: 'surfaceLife', reason: 'The source mirrors too little to compare.' };

const NOTHING_COMPARED = { structure: null, texture: null, surfaceLife: null, dust: null, sparkle: null };

function incomparable(reason: string, likeness: number | null = null): Comparison {
  const names = ['structure', 'texture', 'surfaceLife', 'dust', 'sparkle'] as const;
  return { likeness, ...NOTHING_COMPARED, notApplicable: names.map((measurement) => ({ measurement, reason })) };
}
