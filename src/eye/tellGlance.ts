import type { Glance } from './glance';

/** A few lines a picture, as a person reads them. */
export function tellGlance(glance: Glance): string {
  const { file, findings, notApplicable } = glance;
  return [
    `${file}: ${inShort(glance)}`,
    ...findings.map(({ tag, severity, message }) => `    ${severity.padEnd(6)}  ${tag}: ${message}`),
    ...notApplicable.map(({ measurement, reason }) => `    –       ${measurement}: ${reason}`),
  ].join('\n');
}

/** Its verdict, and how sure the mask is. */
export function inShort({ refusal, verdict, subject }: Glance): string {
  if (subject === null) return refusal ?? 'not applicable';
  return `${verdict}; a piece of ${subject.components} ${subject.components === 1 ? 'part' : 'parts'}, sure of its mask by ${subject.confidence.toFixed(2)}`;
}
