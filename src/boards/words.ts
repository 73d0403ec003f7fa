import { word, type Word } from '../relay/word';

export const Zone = word('Zone', 'Tonal zone of a metal, by lightness.', {
  SHADOW: 'The dark third of what the metal reflects.',
  MID: 'Its middle.',
  HIGHLIGHT: 'Its light third, without clipped highlights.',
});
export type Zone = Word<typeof Zone>;

export const BackgroundKind = word('BackgroundKind', 'What a background standard is for.', {
  PRODUCT: 'An even colour around the piece alone.',
  LIFESTYLE: 'A scene; its background is not measured.',
});
export type BackgroundKind = Word<typeof BackgroundKind>;

export const IssueTag = word('IssueTag', 'What is wrong with a picture, in the words of the bench.', {
  COLOUR_DRIFT: 'The metal has another hue or chroma than the board.',
  EXPOSURE_DRIFT: 'The metal is lighter or darker than the board.',
  CUTOUT_ERROR: 'The outline is jagged, hard or wrong.',
  EDGE_HALO: 'A light or dark rim along the outline.',
  HIGHLIGHT_CLIPPING: 'Highlights without detail.',
  STRUCTURE_DISTORTION: 'Prongs, links, stones or outline are not those of the piece.',
  BACKGROUND_CONTAMINATION: 'The background has a colour, a gradient or dirt.',
  OVERSMOOTHED: 'The metal looks like plastic.',
  OVERSHARPENED: 'Sharpening shows.',
  DEAD_SURFACE: 'The life of the surface, its reflections, is gone.',
  NOISE: 'Grain.',
  DUST: 'Dust, lint or scratches.',
  SOFT_FOCUS: 'Not sharp where it should be.',
  CROP_IMBALANCE: 'Off centre, cut, or too small or large in the frame.',
  SHADOW_INCONSISTENT: 'The shadow is not that of the others.',
  GEMSTONE_DRIFT: 'The stone has another colour than its reference.',
  INVENTED_SPARKLE: 'Sparkle that the source does not have.',
  STUDIO_REFLECTION: 'The studio is mirrored in the piece.',
  EXPORT_SETTINGS: 'A file of the export is not as its template asks.',
  HANDS: 'Worn: the hands.',
  SKIN: 'Worn: the skin.',
  SYMMETRY: 'Worn: left and right do not match.',
  SHOULDERS: 'Worn: the shoulders.',
  SCALE: 'Worn: the piece has the wrong size on the body.',
});
export type IssueTag = Word<typeof IssueTag>;

/** Tags that only make sense where a person wears the piece. */
export const WORN_TAGS: readonly IssueTag[] = ['HANDS', 'SKIN', 'SYMMETRY', 'SHOULDERS', 'SCALE'];
