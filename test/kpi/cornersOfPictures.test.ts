import { colourVariance } from '../../src/kpi/colourVariance';
import { retakeRate } from '../../src/kpi/retakeRate';
import { boardMatchRate } from '../../src/kpi/boardMatchRate';
import { costPerImage } from '../../src/kpi/costPerImage';
import { edgeArtefacts } from '../../src/kpi/edgeArtefacts';
import { IssueTag } from '../../src/boards/words';
import { hoursPerBatchItem } from '../../src/kpi/hoursPerBatchItem';
import { hoursPerHeroShot } from '../../src/kpi/hoursPerHeroShot';
import { issuePareto } from '../../src/kpi/issuePareto';
import { qcPassRate } from '../../src/kpi/qcPassRate';
import { returnRate } from '../../src/kpi/returnRate';
import type { Kind } from '../../src/kpi/history';
import { APPROVED, booked, cornersHeld, handedOver, measured, onShot, onSide, reviewed, submitted, vetoed, type Told } from './corners';

const hold = cornersHeld();

/** As kpi-corners has it: written again, so that a slip in src/kpi/issues.ts shows. */
const STEPS = {
  CAPTURE: ['SOFT_FOCUS', 'NOISE'],
  CLEANUP: ['DUST', 'STUDIO_REFLECTION', 'CUTOUT_ERROR', 'EDGE_HALO', 'BACKGROUND_CONTAMINATION'],
  COLOUR: ['COLOUR_DRIFT', 'EXPOSURE_DRIFT', 'HIGHLIGHT_CLIPPING', 'GEMSTONE_DRIFT'],
  STRUCTURE: [
    ...['STRUCTURE_DISTORTION', 'OVERSMOOTHED', 'OVERSHARPENED', 'DEAD_SURFACE', 'INVENTED_SPARKLE', 'SHADOW_INCONSISTENT'],
    ...['HANDS', 'SKIN', 'SYMMETRY', 'SHOULDERS', 'SCALE'],
  ],
  FINAL_QC: ['CROP_IMBALANCE', 'EXPORT_SETTINGS'],
};

it('24: there are no other tags', () => {
  expect(Object.keys(IssueTag).sort()).toEqual(Object.values(STEPS).flat().sort());
});

describe('money and minutes', () => {
  const cost = (tier: number, currency: string, value: number, n = 1, deviation: number | null = null) => ({
    tier,
    currency,
    n,
    value,
    deviation,
  });
  hold([
    [
      '19: every booking counts, whenever it was made, credits too',
      costPerImage,
      [booked(-99, '10'), ...APPROVED, booked(900, '-2.5')],
      [{ entries: [cost(3, 'EUR', 7.5)] }],
    ],
    [
      '19: currencies and tiers stand apart, and only shots that have a cost there divide it',
      costPerImage,
      [...APPROVED, ...APPROVED.map(onSide), booked(0, '10'), onSide(booked(0, '5')), booked(0, '8', 1), booked(0, '4', 3, 'USD')],
      [{ entries: [cost(1, 'EUR', 8), cost(3, 'EUR', 7.5, 2, Math.sqrt(12.5)), cost(3, 'USD', 4)] }],
    ],
    [
      '19: a row is of the shot’s tier, an entry of the tier as booked',
      costPerImage,
      [...APPROVED, booked(0, '8', 1)],
      [{ key: ['3'], entries: [cost(1, 'EUR', 8)] }],
      ['TIER'],
    ],
    ['19: what is not approved has no cost per image', costPerImage, [submitted(1), booked(0, '10')], []],
    [
      '20: shots without minutes count as 0, other views not at all',
      hoursPerHeroShot,
      [...APPROVED, ...APPROVED.map(onSide), onSide([1, 'TIME_LOGGED', { vendor: 'klipp', minutes: 60 }])],
      [{ n: 1, value: 0, deviation: null }],
    ],
    [
      '20: of other views than the hero, apart',
      hoursPerBatchItem,
      [
        ...[...APPROVED, ...APPROVED.map(onSide)],
        ...[[1, 'TIME_LOGGED', { vendor: 'klipp', minutes: 60 }] as Told, onSide([1, 'TIME_LOGGED', { vendor: 'klipp', minutes: 90 }])],
      ],
      [{ n: 1, value: 1.5, deviation: null }],
    ],
    [
      '20: minutes of every vendor and date',
      hoursPerHeroShot,
      [...APPROVED, [1, 'TIME_LOGGED', { vendor: 'klipp', minutes: 60 }], [99, 'TIME_LOGGED', { vendor: 'atelier', minutes: 30 }]],
      [{ n: 1, value: 1.5, deviation: null }],
    ],
  ]);
});

describe('what was measured', () => {
  const close = (value: number): unknown => expect.closeTo(value, 9);
  const spreadOfRose = (2 * fromMiddle(50) + fromMiddle(53)) / 3;
  const gold = { metalLab: [70, 5, 30] as const };
  hold([
    [
      '21: the last measurement before the decision counts, not a later one',
      edgeArtefacts,
      [
        submitted(1),
        measured(1, { edgeArtefacts: 9 }),
        measured(2, { edgeArtefacts: 4 }),
        reviewed(2, 1, 'APPROVED'),
        measured(3, { edgeArtefacts: 0 }),
      ],
      [{ n: 1, mean: 4, deviation: null }],
    ],
    [
      '21: one in which it is missing is not made good by an earlier one',
      edgeArtefacts,
      [measured(1, { edgeArtefacts: 9 }), measured(1.5, { edgeArtefacts: null }), ...APPROVED],
      [],
    ],
    [
      '23: at the tolerance is a match',
      boardMatchRate,
      [measured(1, { boardDeltaE: 2, boardTolerance: 2 }), ...APPROVED],
      [{ n: 1, value: 1 }],
    ],
    [
      '23: without a board there is nothing to match',
      boardMatchRate,
      [measured(1, { boardDeltaE: 2, boardTolerance: null }), ...APPROVED],
      [],
    ],
    [
      '24: a tag counts once for a revision, whoever saw it',
      issuePareto,
      [
        submitted(1),
        measured(1, { tags: ['DUST', 'SKIN'] }),
        vetoed(1.5, 1, ['DUST', 'DUST']),
        reviewed(2, 1, 'REJECTED', { tags: ['DUST', 'NOISE'] }),
        measured(3, { tags: ['SCALE'] }),
      ],
      [{ entries: ['DUST CLEANUP', 'NOISE CAPTURE', 'SKIN STRUCTURE'].map(third) }],
    ],
    [
      '24: each tag belongs to its step',
      issuePareto,
      [submitted(1), reviewed(2, 1, 'REJECTED', { tags: Object.values(STEPS).flat() })],
      [
        {
          entries: expect.arrayContaining(Object.entries(STEPS).flatMap(([step, tags]) => tags.map((tag) => entry(tag, step)))) as unknown,
        },
      ],
    ],
    ['24: what is not decided is not counted', issuePareto, [submitted(1), measured(1, { tags: ['DUST'] })], []],
    [
      '22: a family of two equal pictures has no spread',
      colourVariance,
      [measured(1, gold), onSide(measured(1, gold)), ...APPROVED, ...APPROVED.map(onSide)],
      [{ n: 1, value: 0, deviation: null }],
    ],
    [
      '22: the mean over families, not over their pictures',
      colourVariance,
      [
        ...[measured(1, gold), onSide(measured(1, gold)), ...APPROVED, ...APPROVED.map(onSide)],
        ...Object.entries({ rose: 50, roseSide: 50, roseFront: 53 }).flatMap(([shot, l]) =>
          [measured(1, { metalLab: [l, 0, 0] }), ...APPROVED].map((told) => onShot(shot, told)),
        ),
      ],
      [{ n: 2, value: close(spreadOfRose / 2), deviation: close(spreadOfRose / Math.SQRT2) }], // of 0 and that
    ],
    ['22: one picture is no family', colourVariance, [measured(1, gold), ...APPROVED, ...APPROVED.map(onSide)], []],
    [
      '22: nor are two in rows of their own',
      colourVariance,
      [measured(1, gold), onSide(measured(1, gold)), ...APPROVED, ...APPROVED.map(onSide)],
      [],
      ['VIEW'],
    ],
  ]);
});

describe('live and sold', () => {
  const live = (hours: number): Told => [hours, 'WENT_LIVE', { channel: 'brand' }];
  const withdrawn = (hours: number): Told => [hours, 'WITHDRAWN', { channel: 'brand' }];
  const sold = (hours: number, units: number, kind: Kind = 'SOLD'): Told => [hours, kind, { shot: undefined, sku: 'R-1', units }];
  hold([
    [
      '25: live from the instant of going live',
      returnRate,
      [live(1), sold(0.9, 5), sold(1, 4), sold(2, 1, 'RETURNED')],
      [{ n: 4, value: 0.25 }],
    ],
    [
      '25: up to, and without, the instant of withdrawal',
      returnRate,
      [live(1), withdrawn(3), sold(1, 4), sold(3, 4), sold(3, 4, 'RETURNED')],
      [{ n: 4, value: 0 }],
    ],
    ['25: a picture replaced at one instant stays live', returnRate, [live(1), withdrawn(3), live(3), sold(3, 4)], [{ n: 4, value: 0 }]],
    [
      '25: any shot on any channel will do',
      returnRate,
      [live(1), withdrawn(3), onSide([0, 'WENT_LIVE', { channel: 'outlet' }]), sold(5, 4), sold(5, 8, 'RETURNED')],
      [{ n: 4, value: 2 }],
    ],
    ['25: returns without sales are no rate', returnRate, [live(1), sold(5, 8, 'RETURNED')], []],
    [
      '25: sales are grouped by tier, collection and time',
      returnRate,
      [live(1), sold(5, 8)],
      [{ key: ['3', 'Spring'], n: 8, value: 0 }],
      ['TIER', 'COLLECTION'],
    ],
  ]);
});

describe('rows', () => {
  hold([
    [
      '6: the window picks cohort events only: from is in it',
      qcPassRate,
      [submitted(-90), reviewed(-48, 1, 'APPROVED')],
      [{ n: 1, value: 1 }],
    ],
    ['6: … and to is not', qcPassRate, [submitted(1), reviewed(48, 1, 'APPROVED')], []],
    [
      '27: grouped by vendor, by who had the shot when it happened',
      qcPassRate,
      [handedOver(0, 9), submitted(1), reviewed(2, 1, 'APPROVED'), handedOver(3, 9, { vendor: 'atelier' })],
      [{ key: ['klipp', 'OUTSOURCED'], n: 1, value: 1 }],
      ['VENDOR', 'PRODUCTION_MODEL'],
    ],
    ['27: without a vendor it is in no such row', qcPassRate, [...APPROVED, handedOver(3, 9)], [], ['VENDOR']],
    [
      '28: keys are told in the order asked',
      qcPassRate,
      APPROVED,
      [{ key: ['3', '2024-02-29', '2024-W09', '2024-02', 'YELLOW_GOLD'], n: 1, value: 1 }],
      ['TIER', 'DAY', 'WEEK', 'MONTH', 'METAL'],
    ],
  ]);
});

describe('days of New York', () => {
  hold(
    [
      [
        '28: five hours after midnight in London it is midnight there',
        retakeRate,
        [[5, 'SOURCE_AUDITED', { outcome: 'RESHOOT' }]],
        [{ key: ['2024-02-29'], n: 1, value: 1 }],
        ['DAY'],
      ],
      [
        '28: a moment before, the day before',
        retakeRate,
        [[4.999, 'SOURCE_AUDITED', { outcome: 'PASS' }]],
        [{ key: ['2024-02-28'], n: 1, value: 0 }],
        ['DAY'],
      ],
    ],
    'America/New_York',
  );
});

/** Of grey beside the mean L* of the three, 51 (CIEDE2000: ΔL′ ÷ S_L, L̄′ between the two). */
function fromMiddle(l: number): number {
  const from50 = ((l + 51) / 2 - 50) ** 2;
  return Math.abs(l - 51) / (1 + (0.015 * from50) / Math.sqrt(20 + from50));
}

function entry(tag: string, step: string) {
  return { tag, step, count: 1, share: 1 / Object.values(STEPS).flat().length };
}

function third(issue: string) {
  const [tag, step] = issue.split(' ');
  return { tag, step, count: 1, share: 1 / 3 };
}
