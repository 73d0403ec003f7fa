import { word, type Word } from '../relay/word';

export const ImportKind = word('ImportKind', 'What a file of the trade tells.', {
  CATALOGUE: 'CSV: collections, SKUs, colourways and the shots to make of them.',
  VENDORS: 'CSV: who retouches.',
  RATES: 'CSV: what a picture costs at a vendor.',
  EVENTS: 'NDJSON: what happened, for the scorecard.',
});
export type ImportKind = Word<typeof ImportKind>;

export const ImportState = word('ImportState', 'How far an import is.', {
  QUEUED: 'Waits for a worker.',
  RUNNING: '',
  DONE: 'What it brought is there.',
  REFUSED: 'Nothing of it is there; its faults say why.',
});
export type ImportState = Word<typeof ImportState>;
