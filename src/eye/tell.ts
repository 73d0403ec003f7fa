import type { Account } from './account';

/** The account as a person reads it: one line a tag and grade, then the figures of the whole folder. */
export function tell(account: Account): string {
  const tags = [...account.tags].sort((a, b) => a.tag.localeCompare(b.tag) || GRADES.indexOf(a.severity) - GRADES.indexOf(b.severity));
  return [
    row('tag', 'grade', 'n', 'found', 'in place', 'false alarms', 'value off by'),
    ...tags.map(({ tag, severity, n, recall, located, falseAlarms, valueError }) =>
      row(tag, severity, String(n), percent(recall), percent(located), percent(falseAlarms), error(valueError)),
    ),
    '',
    row('source audit', '', 'n', 'found', 'false alarms'),
    ...account.sourceAudit.map(({ check, n, recall, falseAlarms }) => row(check, '', String(n), percent(recall), percent(falseAlarms))),
    '',
    `False alarms on clean pictures: ${percent(account.falseAlarmsOnClean)}; structure findings where nothing moved: ${percent(account.falseStructureOnTwins)}`,
    `Mask against exact coverage, IoU: mean ${figure(account.maskIouOnClean.mean)}, worst ${figure(account.maskIouOnClean.worst)} on clean pictures; mean ${figure(account.maskIou.mean)}, worst ${figure(account.maskIou.worst)} on all`,
    `Planted casts: ΔE00 off by ${figure(account.castError.mean)} on average, ${figure(account.castError.worst)} at worst; direction right ${percent(account.directionRight)}`,
    `Pairs judged rightly: good ${percent(account.pairs.good)}, reject ${percent(account.pairs.reject)}, rework ${percent(account.pairs.rework)}`,
    ...account.monotone.map(({ measurement, ok }) => `${ok ? 'rises with its grade' : 'DOES NOT RISE'}: ${measurement}`),
    ...account.notApplicable.map(({ measurement, n }) => `not applicable: ${measurement}, ${n} pictures`),
    `${figure(account.secondsPerMegapixel)} s of CPU a megapixel`,
  ].join('\n');
}

const GRADES = ['LOW', 'MEDIUM', 'HIGH'];

function row(tag: string, grade: string, n: string, ...figures: string[]): string {
  const [found, ...more] = figures;
  return `${tag.padEnd(26)}${grade.padEnd(8)}${n.padStart(4)}${found.padStart(10)}${more.map((figure) => `  ${figure.padStart(12)}`).join('')}`.trimEnd();
}

function error(valueError: Account['tags'][number]['valueError']): string {
  return valueError === null ? '–' : `${valueError.mean.toFixed(2)} ${valueError.unit}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(0)} %`;
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
