import type { Finding } from '../boards/finding';
import type { Box } from '../pixels/box';
import type { MeasurementName } from '../pixels/notApplicable';
import type { Examined } from './examine';
import type { Defect, Truth } from './truth';
import { castOf, type ValueError, valueErrorOf } from './valueError';

/** How well Loupe sees, over a folder with exact truth. Shares are 0–1, null over nothing. */
export interface Account {
  tags: TagShare[];
  falseAlarmsOnClean: number | null;
  falseStructureOnTwins: number | null;
  maskIou: Overlap;
  /** The same over what has no planted fault: a halo or a stepped cut-out is no part of the piece, and is taken for it. */
  maskIouOnClean: Overlap;
  /** Of planted casts: measured minus planted ΔE00, in magnitude. */
  castError: { mean: number | null; worst: number | null };
  directionRight: number | null;
  /** Whether the value of a fault rises with its planted grade, on one piece. */
  monotone: { measurement: string; ok: boolean }[];
  pairs: Record<'good' | 'reject' | 'rework', number | null>;
  sourceAudit: { check: string; n: number; recall: number | null; falseAlarms: number | null }[];
  notApplicable: { measurement: MeasurementName; n: number }[];
  pictures: { file: string; findings: { tag: string; severity: string; value: number; box: Box | null }[] }[];
  secondsPerMegapixel: number;
}

interface Overlap {
  mean: number | null;
  worst: number | null;
}

interface TagShare {
  tag: string;
  severity: Defect['level'];
  n: number;
  recall: number | null;
  /** Of those found: with the centre of a box in the planted region grown by 2 % of the frame. A finding of the whole picture lies right for a fault of all of it. */
  located: number | null;
  /** Of all clean pictures, whatever the grade. */
  falseAlarms: number | null;
  /** Measured from planted on average, where both are told in one unit. */
  valueError: { mean: number; unit: string } | null;
}

/** Pure. */
export function account(examined: readonly Examined[], truth: Truth): Account {
  const judged = examined.filter(({ picture }) => picture.kind !== 'source');
  const clean = judged.filter(({ picture }) => picture.kind === 'clean');
  const casts = judged.flatMap((each) => each.picture.defects.flatMap((defect) => castOf(each, defect, examined) ?? []));
  return {
    tags: tagShares(judged, clean),
    falseAlarmsOnClean: share(clean, ({ findings }) => alarms(findings).length > 0),
    falseStructureOnTwins: share(
      judged.filter(({ picture }) => !picture.defects.some(({ issueTag }) => issueTag === 'STRUCTURE_DISTORTION')),
      ({ findings }) => findings.some(({ tag }) => tag === 'STRUCTURE_DISTORTION'),
    ),
    maskIou: overlap(examined),
    maskIouOnClean: overlap(clean),
    castError: {
      mean: mean(casts.map(({ error }) => error)),
      worst: casts.length > 0 ? Math.max(...casts.map(({ error }) => error)) : null,
    },
    directionRight: share(casts, ({ isRight }) => isRight),
    monotone: monotone(judged),
    pairs: pairShares(examined, truth),
    sourceAudit: auditShares(examined),
    notApplicable: counted(examined.flatMap((each) => each.notApplicable.map(({ measurement }) => measurement))),
    pictures: judged.map(({ picture, findings }) => ({
      file: picture.file,
      findings: findings.map(({ tag, severity, value, box }) => ({ tag, severity, value, box })),
    })),
    secondsPerMegapixel: sum(examined.map((each) => each.seconds)) / sum(examined.map((each) => megapixels(each))),
  };
}

function overlap(examined: readonly Examined[]): Overlap {
  const ious = examined.flatMap(({ iou }) => iou ?? []);
  return { mean: mean(ious), worst: ious.length > 0 ? Math.min(...ious) : null };
}

function alarms(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity !== 'INFO');
}

interface Sighting {
  tag: string;
  level: Defect['level'];
  isFound: boolean;
  isLocated: boolean;
  valueError: ValueError | null;
}

function tagShares(judged: readonly Examined[], clean: readonly Examined[]): TagShare[] {
  const sightings = judged.flatMap((each) => each.picture.defects.flatMap((defect) => sightingOf(each, defect, judged) ?? []));
  return [...grouped(sightings, ({ tag, level }) => `${tag} ${level}`).values()].map((group) => ({
    tag: group[0].tag,
    severity: group[0].level,
    n: group.length,
    recall: share(group, ({ isFound }) => isFound),
    located: share(
      group.filter(({ isFound }) => isFound),
      ({ isLocated }) => isLocated,
    ),
    falseAlarms: share(clean, ({ findings }) => alarms(findings).some(({ tag }) => tag === group[0].tag)),
    valueError: meanError(group.flatMap(({ valueError }) => valueError ?? [])),
  }));
}

/** Of what is told in the unit of the first; a tag has one. */
function meanError(errors: readonly ValueError[]): TagShare['valueError'] {
  if (errors.length === 0) return null;
  const [{ unit }] = errors;
  return { mean: sum(errors.map(({ error }) => error)) / errors.length, unit };
}

function sightingOf(each: Examined, defect: Defect, all: readonly Examined[]): Sighting | null {
  if (!defect.issueTag) return null;
  const { picture, findings } = each;
  const found = alarms(findings).filter(({ tag }) => tag === defect.issueTag);
  const isLocated = found.some(({ box }) => liesIn(box, defect, picture));
  return { tag: defect.issueTag, level: defect.level, isFound: found.length > 0, isLocated, valueError: valueErrorOf(each, defect, all) };
}

const GROWN_BY = 0.02; // of the frame

function liesIn(box: Box | null, { boxes }: Defect, { width, height }: { width: number; height: number }): boolean {
  const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [width / 2, height / 2];
  const [dx, dy] = [width * GROWN_BY, height * GROWN_BY];
  return boxes.length === 0 || boxes.some(([x0, y0, x1, y1]) => x >= x0 - dx && x < x1 + dx && y >= y0 - dy && y < y1 + dy);
}

/** Faults planted in several grades on one piece: how far the worst finding of their tag goes beyond what is allowed must rise from grade to grade. */
function monotone(judged: readonly Examined[]): Account['monotone'] {
  const graded = judged.flatMap((each) =>
    each.picture.defects
      .filter(({ issueTag }) => issueTag)
      .map((defect) => ({
        series: `${defect.tag} on ${each.picture.clean_twin ?? '?'}`,
        severity: Number(defect.severity),
        value: excessOf(each, defect),
      })),
  );
  const series = [...grouped(graded, (each) => each.series)].filter(
    ([, grades]) => new Set(grades.map(({ severity }) => severity)).size > 1,
  );
  return series.map(([measurement, grades]) => {
    const values = [...grades].sort((a, b) => a.severity - b.severity).map(({ value }) => value);
    return { measurement, ok: values.every((value, i) => i === 0 || value >= values[i - 1]) && values[values.length - 1] > values[0] };
  });
}

/** By severity, then by the value in its limits: findings of one tag may be counted in different units. */
function excessOf({ findings }: Examined, { issueTag }: Defect): number {
  const excess = ({ severity, value, limit }: Finding): number => SEVERITY_STEP[severity] + value / (limit || 1);
  return Math.max(0, ...findings.filter(({ tag }) => tag === issueTag).map(excess));
}

/** Far beyond any value in its limits. */
const SEVERITY_STEP: Readonly<Record<Finding['severity'], number>> = { INFO: 0, WARN: 1e6, REJECT: 2e6 };

function pairShares(examined: readonly Examined[], { pairs }: Truth): Account['pairs'] {
  const found = pairs.flatMap((pair) => {
    const retouched = examined.find(({ picture }) => picture.file === pair.retouched);
    return retouched ? [{ verdict: pair.verdict, isRight: isRight(pair.verdict, retouched) }] : [];
  });
  const of = (verdict: string): number | null =>
    share(
      found.filter((each) => each.verdict === verdict),
      (each) => each.isRight,
    );
  return { good: of('good'), reject: of('reject'), rework: of('rework') };
}

function isRight(verdict: 'good' | 'reject' | 'rework', { findings, verdict: machine }: Examined): boolean {
  const isVetoed = findings.some(({ tag, severity }) => tag === 'STRUCTURE_DISTORTION' && severity === 'REJECT');
  if (verdict === 'reject') return isVetoed;
  return !isVetoed && (verdict === 'good' ? machine !== 'REJECT' : machine !== 'PASS');
}

/** `SOURCE_AUDIT.whiteBalance` is the check WHITE_BALANCE. */
function auditShares(examined: readonly Examined[]): Account['sourceAudit'] {
  const sources = examined.flatMap(({ picture, audit }) => (audit ? [{ picture, audit }] : []));
  const checks = sources[0]?.audit.checks.map(({ check }) => check) ?? [];
  return checks.map((check) => {
    const told = sources.map(({ picture, audit }) => ({
      isFaulty: picture.defects.some(({ issueTag }) => issueTag?.startsWith('SOURCE_AUDIT.') && checkOf(issueTag) === check),
      isTold: !['PASS', undefined, null].includes(audit.checks.find((each) => each.check === check)?.verdict),
    }));
    const faulty = told.filter(({ isFaulty }) => isFaulty);
    return {
      ...{ check, n: faulty.length, recall: share(faulty, ({ isTold }) => isTold) },
      falseAlarms: share(
        told.filter(({ isFaulty }) => !isFaulty),
        ({ isTold }) => isTold,
      ),
    };
  });
}

function checkOf(issueTag: string): string {
  return issueTag.slice('SOURCE_AUDIT.'.length).replace(/[A-Z]/g, '_$&').toUpperCase();
}

function counted(names: readonly MeasurementName[]): Account['notApplicable'] {
  return [...grouped(names, (name) => name)].map(([measurement, all]) => ({ measurement: measurement as MeasurementName, n: all.length }));
}

function megapixels({ picture }: Examined): number {
  return (picture.width * picture.height) / 1e6;
}

function grouped<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) groups.set(nameOf(thing), [...(groups.get(nameOf(thing)) ?? []), thing]);
  return groups;
}

function share<Thing>(things: readonly Thing[], holds: (thing: Thing) => boolean): number | null {
  return things.length === 0 ? null : things.filter(holds).length / things.length;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
