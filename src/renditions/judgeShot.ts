import type { ShotStatus, View } from '../catalogue/words';
import { shotWaitsFor } from '../catalogue/shotMoves';
import type { ShopFile } from './askOf';
import { judgeFile, type Judged } from './judgeFile';
import type { Rule, RulePackContent } from './rulePackContent';
import type { RuleRole } from './words';

/** A shot with the files of its approved revision on a channel; none = nothing is exported for it. */
export interface ShotFiles {
  reference: string;
  status: ShotStatus;
  view: View;
  /** 1 = the first of its view. */
  number: number;
  files: readonly ShopFile[];
}

export interface CheckOfShot extends Omit<Judged, 'status'> {
  shot: string;
  rule: string;
  level: Rule['level'];
  status: Judged['status'] | 'SKIPPED';
  unit: string | null;
  source: string;
  confidence: Rule['confidence'] | null;
  checkedOn: string | null;
}

/** Holds a shot against the rules of a pack that are in force on a day. A pack of null asks only that there are files. */
export function judgeShot(shot: ShotFiles, pack: RulePackContent | null, day: string): CheckOfShot[] {
  if (shot.files.length === 0) return [nothingExported(shot)];
  const [role, rules] = [roleOf(shot, pack), (pack?.rules ?? []).filter((rule) => isInForce(rule, day))];
  const forSize = [
    bestInSize(
      shot.files,
      rules.filter((rule) => isLeastSize(rule) && isFor(rule, role)),
    ),
  ];
  return rules.map((rule) => judgeRule({ ...shot, files: isLeastSize(rule) ? forSize : shot.files }, rule, role));
}

function isInForce({ validFrom, validTo }: Rule, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day < validTo);
}

function judgeRule(shot: ShotFiles, rule: Rule, role: RuleRole): CheckOfShot {
  const { rule: name, level, unit, source, confidence, checkedOn } = rule;
  const about = { shot: shot.reference, rule: name, level, unit, source, confidence, checkedOn };
  const ofFiles = shot.files.map((file) => judgeFile(rule, file));
  if (!isFor(rule, role)) {
    const reason = `the rule is for ${rule.roles?.join(', ')}; this picture is ${role}`;
    return { ...about, status: 'SKIPPED', expected: ofFiles[0].expected, measured: null, fix: null, reason };
  }
  return { ...about, ...worst(rule, ofFiles) };
}

const GRAVITY: Readonly<Record<Judged['status'], number>> = { PASS: 0, UNKNOWN: 1, FAIL: 2 };

/** Of those that fail that which fails by most: the largest where there is a most, else the smallest. */
function worst({ check }: Rule, ofFiles: readonly Judged[]): Judged {
  const upwards = check.startsWith('max') ? -1 : 1;
  return ofFiles.toSorted((a, b) => GRAVITY[b.status] - GRAVITY[a.status] || upwards * (Number(a.measured) - Number(b.measured)))[0];
}

function isFor({ roles }: Rule, role: RuleRole): boolean {
  return !roles || roles.includes(role);
}

function isLeastSize({ check }: Rule): boolean {
  return ['minWidth', 'minHeight', 'minLongestSide', 'minShortestSide'].includes(check);
}

/** All least sizes are asked of one file, since small ones are for small screens: of that which breaks fewest, those that are REQUIRED before others; the largest of several. */
function bestInSize(files: readonly ShopFile[], rules: readonly Rule[]): ShopFile {
  const required = rules.filter(({ level }) => level === 'REQUIRED');
  const broken = (file: ShopFile, of: readonly Rule[]): number => of.filter((rule) => judgeFile(rule, file).status !== 'PASS').length;
  return files.toSorted(
    (a, b) => broken(a, required) - broken(b, required) || broken(a, rules) - broken(b, rules) || pixelsOf(b) - pixelsOf(a),
  )[0];
}

function pixelsOf({ facts }: ShopFile): number {
  return facts ? facts.width * facts.height : 0;
}

/** A shop shows one main picture of a piece, and others beside it; a feed shows pictures one by one. */
function roleOf({ view, number }: ShotFiles, pack: RulePackContent | null): RuleRole {
  if (pack?.category === 'social') return 'SOCIAL';
  if (view === 'ON_BODY' || view === 'LIFESTYLE') return 'LIFESTYLE';
  return view === 'HERO' && number === 1 ? 'MAIN' : 'GALLERY';
}

function nothingExported({ reference, status }: ShotFiles): CheckOfShot {
  return {
    ...{ shot: reference, rule: 'exported', level: 'REQUIRED', status: 'FAIL', unit: null },
    ...{ expected: 'an approved picture, exported for the channel', measured: status, reason: `${reference} is ${status}` },
    fix: `${isExportedElsewhere(status) ? 'exportRevisions for this channel, and sign the previews off' : shotWaitsFor(status)}.`,
    ...{ source: 'Loupe', confidence: null, checkedOn: null },
  };
}

/** An approved picture has its files on the channels that there were then. */
function isExportedElsewhere(status: ShotStatus): boolean {
  return ['EXPORTED', 'LIVE', 'WITHDRAWN'].includes(status);
}

export function isBroken({ level, status }: CheckOfShot): boolean {
  return level === 'REQUIRED' && status === 'FAIL';
}
