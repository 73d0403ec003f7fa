import type { FileFacts } from '../pixels/fileFacts';
import type { Rule } from './rulePackContent';
import { Format } from './words';

/** A file as a shop gets it. */
export interface ShopFile {
  /** Null for a file that was made before files were measured. */
  facts: FileFacts | null;
  /** Where it lies while it is live. */
  url: string;
  /** Of each language of its channel, whether it has an alt text. */
  altTexts: Readonly<Record<string, boolean>>;
}

type Measured = number | string;

/** What a rule asks of a file. */
export interface Ask {
  expected: string;
  /** Null where it cannot be told of this file, undefined where it was made before anybody looked. */
  measured: (file: ShopFile) => Measured | null | undefined;
  passes: (measured: Measured, file: ShopFile) => boolean;
  fix: string;
}

/** A rule that can be held against a file without a person. */
type Measurable = Exclude<Rule, { check: 'person' }>;

export function askOf(rule: Measurable): Ask {
  switch (rule.check) {
    case 'formats':
      return oneOf(rule.value, ({ format }) => format, makeAs(rule.value));
    case 'colourModels':
      return oneOf(rule.value, ({ colourModel }) => colourModel, AGAIN);
    case 'aspect':
      return {
        expected: rule.value,
        measured: ofFacts(({ width, height }) => width / height),
        passes: (ratio) => isAspect(Number(ratio), rule.value),
        fix: `Give the export template the aspect ${rule.value}.`,
      };
    case 'digitalSourceType':
      return {
        expected: 'an IPTC Digital Source Type in the file',
        measured: ofFacts(({ digitalSourceType }) => (digitalSourceType === null ? NONE : digitalSourceType)),
        passes: (found) => found !== NONE,
        fix: `${AGAIN} Loupe writes it into every file that it makes.`,
      };
    case 'extension':
      return EXTENSION;
    case 'url':
      return urlOf(rule.value);
    case 'altText':
      return ALT_TEXT;
    default:
      return numberOf(rule);
  }
}

const NONE = 'none';
const AGAIN = 'Have the file made again: reopenShot, then approve it once more.';

function oneOf(allowed: readonly string[], read: (facts: FileFacts) => string | null | undefined, fix: string): Ask {
  return { expected: allowed.join(' or '), measured: ofFacts(read), passes: (found) => allowed.includes(String(found)), fix };
}

function makeAs(formats: readonly string[]): string {
  const own = formats.filter((format) => format in Format);
  return own.length > 0 ? `Have the export template make ${own.join(' or ')}.` : 'Convert it outside: Loupe makes none of these.';
}

function ofFacts(read: (facts: FileFacts) => Measured | null | undefined): Ask['measured'] {
  return ({ facts }) => (facts ? read(facts) : undefined);
}

/** What the bytes are may be written in more than one way. */
const EXTENSIONS: Readonly<Record<FileFacts['format'], readonly string[]>> = {
  ...{ JPEG: ['jpg', 'jpeg'], WEBP: ['webp'], AVIF: ['avif'], PNG: ['png'] },
};

const EXTENSION: Ask = {
  expected: 'the extension of the real type',
  measured: ({ facts, url }) => (facts ? `${facts.format} called ${extensionIn(url) || NONE}` : undefined),
  passes: (_, { facts, url }) => facts !== null && EXTENSIONS[facts.format].includes(extensionIn(url)),
  fix: `${AGAIN} Loupe names every file by its type.`,
};

function extensionIn(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
}

/** RFC 3986 §2: unreserved and reserved characters, and octets as % with two digits. */
const OF_URLS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

function urlOf(most: number): Ask {
  return {
    expected: `ASCII by RFC 3986, at most ${most}`,
    measured: ({ url }) => (OF_URLS.test(url) ? url.length : `${url.length}, not all of them ASCII by RFC 3986`),
    passes: (found) => Number(found) <= most,
    fix: 'Name the files shorter in the export template, and give LOUPE_PUBLIC_URL in ASCII.',
  };
}

const ALT_TEXT: Ask = {
  expected: 'an alt text in each language of the channel',
  measured: ({ altTexts }) => told(altTexts, true) || NONE,
  passes: (_, { altTexts }) => told(altTexts, true) !== '' && told(altTexts, false) === '',
  fix: `Save the export template with one for each language. ${AGAIN}`,
};

function told(altTexts: ShopFile['altTexts'], has: boolean): string {
  return Object.keys(altTexts)
    .filter((locale) => altTexts[locale] === has)
    .join(', ');
}

type Numbered = Exclude<Measurable, { value: null | string | readonly string[] } | { check: 'url' }>;

function numberOf({ check, value }: Numbered): Ask {
  const { measured, fix } = MEASURED[check];
  const most = check.startsWith('max');
  return {
    expected: `${most ? 'at most' : 'at least'} ${value}`,
    measured: ofFacts(measured),
    passes: (found) => (most ? Number(found) <= value : Number(found) >= value),
    fix,
  };
}

const LARGER = 'Add a larger width to the export template, or have a larger picture made.';
const SMALLER = 'Ask for smaller widths in the export template.';
const CLOSER = 'Have the piece framed closer, or ask for less padding in the export template.';
const WIDER = 'Give the piece more room: padding in the export template.';

const MEASURED: Readonly<Record<Numbered['check'], { measured: (facts: FileFacts) => number | null | undefined; fix: string }>> = {
  minWidth: { measured: ({ width }) => width, fix: LARGER },
  minHeight: { measured: ({ height }) => height, fix: LARGER },
  minLongestSide: { measured: ({ width, height }) => Math.max(width, height), fix: LARGER },
  maxLongestSide: { measured: ({ width, height }) => Math.max(width, height), fix: SMALLER },
  minShortestSide: { measured: ({ width, height }) => Math.min(width, height), fix: LARGER },
  maxMegapixels: { measured: ({ width, height }) => (width * height) / 1e6, fix: SMALLER },
  maxBytes: { measured: ({ bytes }) => bytes, fix: 'Give the export template a byte budget.' },
  whiteGround: { measured: ({ whiteGround }) => whiteGround, fix: 'Have the ground cleaned to white: reopenShot with this reason.' },
  whiteBorder: { measured: ({ whiteBorder }) => whiteBorder, fix: 'Have it fade to white before the frame: reopenShot with this reason.' },
  minFillLongestSide: { measured: ({ fillLongestSide }) => fillLongestSide, fix: CLOSER },
  maxFillLongestSide: { measured: ({ fillLongestSide }) => fillLongestSide, fix: WIDER },
  minFillBoxArea: { measured: ({ fillBoxArea }) => fillBoxArea, fix: CLOSER },
  minFillSilhouetteArea: { measured: ({ fillSilhouetteArea }) => fillSilhouetteArea, fix: CLOSER },
};

// A side is a whole number of pixels: at 100 px the ratio is met to half a percent.
const ASPECT_TOLERANCE = 0.005;

function isAspect(ratio: number, wanted: string): boolean {
  const [across, down] = wanted.split(':').map(Number);
  return Math.abs(ratio / (across / down) - 1) <= ASPECT_TOLERANCE;
}
