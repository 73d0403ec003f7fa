import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { AuditCheck, AuditOutcome } from '../../src/boards/auditCheck';
import { type AuditVerdict, auditVerdict } from '../../src/boards/auditVerdict';
import { inDarkroom, ring } from '../support/inDarkroom';

/** The pre-edit checklist of a capture: a ring on even, neutral paper of four fifths of white, and one fault planted in it at a time, to a degree. */
const { darkroom, folder } = inDarkroom();

const SIDE = 1000; // of the ring's picture; the ring lies at 108, 180 and is 784 × 644
const GOOD = 0.8;

interface Fault {
  /** Levels times this, by channel. */
  gains?: [number, number, number];
  /** What of the frame is seen; all. */
  seen?: { left: number; width: number };
  /** σ, px. */
  blur?: number;
  laidOn?: OverlayOptions[];
}

async function capture(name: string, { gains = [GOOD, GOOD, GOOD], seen, blur, laidOn = [] }: Fault): Promise<string> {
  const file = join(folder, `${name}.png`);
  let picture: Sharp = sharp(await readFile(ring('no-shadow')))
    .removeAlpha()
    .linear(gains, [0, 0, 0])
    .composite(laidOn);
  if (blur !== undefined) picture = picture.blur(blur);
  if (seen) picture = picture.extract({ top: 0, height: SIDE, ...seen });
  await writeFile(file, await picture.png().toBuffer());
  return file;
}

const all = (gain: number): Fault => ({ gains: [gain, gain, gain] });

/** Light that falls off to the right, from all of it to `least` of the level. */
function fallOff(least: number): Fault {
  const levels = Buffer.from(Array.from({ length: SIDE * SIDE }, (_, i) => Math.round(255 * (1 - ((1 - least) * (i % SIDE)) / SIDE))));
  return { laidOn: [{ input: levels, raw: { width: SIDE, height: SIDE, channels: 1 }, blend: 'multiply' }] };
}

/** Dark grains of 5 px on the paper. */
const specks = (...places: [number, number][]): Fault => ({
  laidOn: places.map(([left, top]) => ({ input: { create: { width: 5, height: 5, channels: 3, background: '#505050' } }, left, top })),
});

type Row = [fault: string, planted: Fault, found: Partial<Record<AuditCheck['check'], AuditOutcome>>];

const ROWS: Row[] = [
  ['none', {}, {}],
  ['lamps a little warm', { gains: [0.82, 0.8, 0.68] }, { WHITE_BALANCE: 'REPAIR' }],
  ['lamps a little cool', { gains: [0.74, 0.79, 0.82] }, { WHITE_BALANCE: 'REPAIR' }],
  ['light of one colour, a third of the blue', { gains: [0.95, 0.7, 0.3] }, { WHITE_BALANCE: 'RESHOOT' }],
  ['no air at the left', { seen: { left: 102, width: 898 } }, { CROP: 'REPAIR' }],
  ['the band cut at the left', { seen: { left: 140, width: 860 } }, { CROP: 'RESHOOT' }],
  ['hardly soft', { blur: 0.8 }, {}],
  ['a little soft', { blur: 1.2 }, { FOCUS: 'REPAIR' }],
  ['soft', { blur: 2 }, { FOCUS: 'REPAIR' }],
  ['out of focus', { blur: 3 }, { FOCUS: 'RESHOOT' }],
  ['light that hardly falls off', fallOff(0.995), {}],
  ['light that falls off by a tenth', fallOff(0.9), { BACKGROUND: 'REPAIR' }],
  ['light that falls off by a quarter: never made again for it', fallOff(0.75), { BACKGROUND: 'REPAIR' }],
  ['two grains on the paper', specks([60, 60], [900, 120]), { BACKGROUND: 'REPAIR', DUST: 'REPAIR' }],
  ['a stop too little', all(0.6), { EXPOSURE: 'REPAIR' }],
  ['three stops too little', all(0.3), { EXPOSURE: 'RESHOOT' }],
  ['some of the metal burnt out', all(1.175), { EXPOSURE: 'REPAIR' }],
  ['most of the metal burnt out', all(1.3), { EXPOSURE: 'RESHOOT' }],
  ['two faults, of which the worse counts', { gains: [0.82, 0.8, 0.68], blur: 3 }, { WHITE_BALANCE: 'REPAIR', FOCUS: 'RESHOOT' }],
];

let audits: AuditVerdict[];

beforeAll(async () => {
  audits = await Promise.all(
    ROWS.map(async ([name, planted]) => {
      const file = await capture(name, planted);
      return auditVerdict(await darkroom.run('inspect', { file, hints: { metal: 'YELLOW_GOLD', hasStones: true } }));
    }),
  );
});

/** Dust on the piece and glare are left to a person. */
const CLEAN = { WHITE_BALANCE: 'PASS', CROP: 'PASS', FOCUS: 'PASS', BACKGROUND: 'PASS', DUST: null, GLARE: null, EXPOSURE: 'PASS' };

it.each(ROWS.map(([fault, , found], i) => ({ fault, found, i })))('$fault: $found', ({ found, i }) => {
  const { checks, suggestedOutcome } = audits[i];
  expect(Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]))).toEqual({ ...CLEAN, ...found });
  const worst = (['RESHOOT', 'REPAIR', 'PASS'] as const).find((outcome) => outcome === 'PASS' || Object.values(found).includes(outcome));
  expect(suggestedOutcome).toBe(worst);
  for (const { message } of checks) expect(message).toMatch(/^[A-Z\d].*\.$/);
});
