import { word, type Word } from '../relay/word';

export const Format = word('Format', 'File format of a rendition.', { JPEG: '', WEBP: 'WebP.', AVIF: 'AVIF.', PNG: '' });
export type Format = Word<typeof Format>;

export const RenditionStatus = word('RenditionStatus', 'Where a rendition stands.', {
  PENDING: 'Being made.',
  READY: 'Made; its bytes never change.',
  FAILED: 'Could not be made as its template asks; the reason is told.',
});
export type RenditionStatus = Word<typeof RenditionStatus>;

export const PublicationStatus = word('PublicationStatus', 'Where a publication stands.', {
  SCHEDULED: 'Goes live at its instant, by itself.',
  LIVE: 'Shown.',
  WITHDRAWN: 'No longer shown, or never shown.',
});
export type PublicationStatus = Word<typeof PublicationStatus>;

export const RuleLevel = word('RuleLevel', 'How much a shop asks a rule.', {
  REQUIRED: 'What fails it is not published, unless `despite` says so.',
  RECOMMENDED: 'Advised: told, never in the way.',
});
export type RuleLevel = Word<typeof RuleLevel>;

export const RuleStatus = word('RuleStatus', 'What came of holding a rule against a picture.', {
  PASS: 'The file has what the rule asks.',
  FAIL: 'It has not.',
  SKIPPED: 'The rule is for pictures of another role.',
  UNKNOWN: 'No measurement tells it; the reason is told.',
});
export type RuleStatus = Word<typeof RuleStatus>;

export const RuleRole = word('RuleRole', 'Which pictures of a piece a rule is for.', {
  MAIN: 'The one that a shop shows first: HERO.',
  GALLERY: 'The others of the piece alone.',
  LIFESTYLE: 'Worn, or in a scene.',
  SOCIAL: 'Every picture where the pack’s category is `social`: a feed has no main one.',
});
export type RuleRole = Word<typeof RuleRole>;

export const Confidence = word('Confidence', 'How sure a rule is.', {
  OFFICIAL: 'The shop’s own page was read.',
  COMPILED: 'From others who name the shop’s page.',
  SELLERS: 'Sellers agree on it.',
  UNKNOWN: 'Not known.',
});
export type Confidence = Word<typeof Confidence>;

export const ReadinessState = word('ReadinessState', 'Whether the pictures of a SKU may go to a channel.', {
  READY: 'Every shot has its files, and no REQUIRED rule fails.',
  NOT_READY: 'A shot has no files yet, or a REQUIRED rule fails.',
});
export type ReadinessState = Word<typeof ReadinessState>;
