import type { FileFacts } from '../pixels/fileFacts';
import type { Rule } from './rulePackContent';

export interface Judged {
  status: 'PASS' | 'FAIL' | 'UNKNOWN';
  expected: string;
  measured: string | null;
  fix: string | null;
  reason: string | null;
}

/** Holds one file against one rule. What was not measured is UNKNOWN, never a guess. */
export function judgeFile(rule: Rule, facts: FileFacts | null): Judged {
  if (rule.check === 'person') return unknown(expectedBy(rule), 'no measurement tells it; a person looks');
  const ask = askOf(rule);
  if (!facts) return unknown(ask.expected, 'the file was made before files were measured');
  const measured = ask.measured(facts);
  if (measured === null) return unknown(ask.expected, facts.notApplicable ?? 'not measured');
  const passes = ask.passes(measured);
  return { status: passes ? 'PASS' : 'FAIL', expected: ask.expected, measured: told(measured), fix: passes ? null : ask.fix, reason: null };
}

/** What a rule asks, in words. */
export function expectedBy(rule: Rule): string {
  return rule.check === 'person' ? rule.expected : askOf(rule).expected;
}

interface Ask {
  expected: string;
  measured: (facts: FileFacts) => number | string | null;
  passes: (measured: number | string) => boolean;
  fix: string;
}

function askOf(rule: Exclude<Rule, { check: 'person' }>): Ask {
  switch (rule.check) {
    case 'formats':
      return {
        expected: rule.value.join(' or '),
        measured: ({ format }) => format,
        passes: (format) => rule.value.some((each) => each === format),
        fix: `Have the export template make ${rule.value.join(' or ')}.`,
      };
    case 'aspect':
      return {
        expected: rule.value,
        measured: ({ width, height }) => width / height,
        passes: (ratio) => isAspect(Number(ratio), rule.value),
        fix: `Give the export template the aspect ${rule.value}.`,
      };
    case 'digitalSourceType':
      return {
        expected: 'an IPTC Digital Source Type in the file',
        measured: ({ digitalSourceType }) => (digitalSourceType === null ? NONE : (digitalSourceType ?? null)), // undefined: nobody looked
        passes: (found) => found !== NONE,
        fix: 'Have the file made again: reopenShot, then approve it once more. Loupe writes it into every file that it makes.',
      };
    default: {
      const { measured, fix } = MEASURED[rule.check];
      const most = rule.check.startsWith('max');
      return {
        expected: `${most ? 'at most' : 'at least'} ${rule.value}`,
        measured,
        passes: (value) => (most ? Number(value) <= rule.value : Number(value) >= rule.value),
        fix,
      };
    }
  }
}

const NONE = 'none';

type Check = Exclude<Rule, { check: 'person' | 'formats' | 'aspect' | 'digitalSourceType' }>['check'];

const LARGER = 'Add a larger width to the export template, or have a larger picture made.';
const SMALLER = 'Ask for smaller widths in the export template.';
const CLOSER = 'Have the piece framed closer, or ask for less padding in the export template.';
const WIDER = 'Give the piece more room: padding in the export template.';

const MEASURED: Readonly<Record<Check, { measured: (facts: FileFacts) => number | null; fix: string }>> = {
  minWidth: { measured: ({ width }) => width, fix: LARGER },
  minHeight: { measured: ({ height }) => height, fix: LARGER },
  minLongestSide: { measured: ({ width, height }) => Math.max(width, height), fix: LARGER },
  maxLongestSide: { measured: ({ width, height }) => Math.max(width, height), fix: SMALLER },
  minShortestSide: { measured: ({ width, height }) => Math.min(width, height), fix: LARGER },
  maxMegapixels: { measured: ({ width, height }) => (width * height) / 1e6, fix: SMALLER },
  maxBytes: { measured: ({ bytes }) => bytes, fix: 'Give the export template a byte budget.' },
  whiteGround: { measured: ({ whiteGround }) => whiteGround, fix: 'Have the ground cleaned to white: reopenShot with this reason.' },
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

function unknown(expected: string, reason: string): Judged {
  return { status: 'UNKNOWN', expected, measured: null, fix: null, reason };
}

function told(measured: number | string): string {
  return typeof measured === 'number' ? String(Math.round(measured * 1e4) / 1e4) : measured;
}
