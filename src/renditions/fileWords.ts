import type { DigitalSourceType, FileWords } from '../pixels/xmp';
import type { Origin } from '../retouching/words';
import { altText } from './altText';
import type { Shown } from './loaders';

/** What an export template says about the files that it makes. */
export interface SaysOfFiles {
  creator: string | null;
  rights: string | null;
  altTextPatterns: Readonly<Record<string, string>>;
}

/** A draft by a model is made by it, whatever picture it began from; a picture that a model helped with is a composite. */
const SOURCE_TYPES: Readonly<Record<Origin, DigitalSourceType>> = {
  MANUAL: 'humanEdits',
  AI_ASSISTED: 'compositeWithTrainedAlgorithmicMedia',
  AI_DRAFT: 'trainedAlgorithmicMedia',
};

/** The words inside a file: whose it is, what it shows, and how it came to be. */
export function fileWords({ creator, rights, altTextPatterns }: SaysOfFiles, shown: Shown): FileWords {
  return {
    ...{ creator, rights, identifier: shown.sku },
    altText: Object.entries(altTextPatterns).map(([locale, pattern]) => [locale, altText(pattern, shown, locale)] as const),
    digitalSourceType: SOURCE_TYPES[shown.origin],
  };
}
