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
