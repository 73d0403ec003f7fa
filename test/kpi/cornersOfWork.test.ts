import { batchPassRate } from '../../src/kpi/batchPassRate';
import { firstTimeApprovalRate } from '../../src/kpi/firstTimeApprovalRate';
import { leadTime } from '../../src/kpi/leadTime';
import { onTimeRate } from '../../src/kpi/onTimeRate';
import { qcPassRate } from '../../src/kpi/qcPassRate';
import { rejectionRate } from '../../src/kpi/rejectionRate';
import { revisionRounds } from '../../src/kpi/revisionRounds';
import { shootToLive } from '../../src/kpi/shootToLive';
import { turnaround } from '../../src/kpi/turnaround';
import { APPROVED, cornersHeld, handedOver, HOUR, onSide, reviewed, submitted, vetoed, type Told } from './corners';

const hold = cornersHeld();

const THREE_DECISIONS = [
  ...[submitted(1), reviewed(2, 1, 'CHANGES_REQUESTED'), submitted(3, 2), vetoed(4, 2)],
  ...[submitted(5, 3), reviewed(6, 3, 'APPROVED')],
];

describe('decisions', () => {
  hold([
    [
      '8: a veto overruled by a reviewer is an approval',
      qcPassRate,
      [submitted(1), vetoed(2), reviewed(9, 1, 'APPROVED')],
      [{ n: 1, value: 1 }],
    ],
    [
      '8: … dated by the review',
      qcPassRate,
      [submitted(1), vetoed(2), reviewed(25, 1, 'APPROVED')],
      [{ key: ['2024-03-01'], n: 1, value: 1 }],
      ['DAY'],
    ],
    [
      '8: of two reviews the first stands',
      qcPassRate,
      [submitted(1), reviewed(2, 1, 'REJECTED'), reviewed(3, 1, 'APPROVED')],
      [{ n: 1, value: 0 }],
    ],
    ['9: a shot is approved once in its life', revisionRounds, [...APPROVED, submitted(3, 2), reviewed(4, 2, 'APPROVED')], [rounds(1)]],
    [
      '9: two submissions of a round are one revision, that of the earlier',
      qcPassRate,
      [submitted(5, 1), submitted(1, 1, { origin: 'AI_DRAFT' }), reviewed(6, 1, 'APPROVED')],
      [{ key: ['AI_DRAFT'], n: 1, value: 1 }],
      ['ORIGIN'],
    ],
    [
      '9: … which dates it',
      firstTimeApprovalRate,
      [submitted(5, 1), submitted(-1, 1), reviewed(6, 1, 'APPROVED')],
      [{ key: ['2024-02-28'], n: 1, value: 1, pending: 0 }],
      ['DAY'],
    ],
    ['10: passes and rejections share their n: passes', qcPassRate, THREE_DECISIONS, [{ n: 3, value: 1 / 3 }]],
    ['10: … and rejections', rejectionRate, THREE_DECISIONS, [{ n: 3, value: 1 / 3 }]],
    [
      '10: changes asked for are a decision and no rejection',
      rejectionRate,
      [submitted(1), reviewed(2, 1, 'CHANGES_REQUESTED')],
      [{ n: 1, value: 0 }],
    ],
    [
      '10: a standing veto is a rejection',
      rejectionRate,
      [submitted(1), vetoed(2), submitted(3, 2), reviewed(4, 2, 'APPROVED')],
      [{ n: 2, value: 0.5 }],
    ],
    ['11: a vetoed draft is a failed first submission', firstTimeApprovalRate, [submitted(1), vetoed(2)], [{ n: 1, value: 0, pending: 0 }]],
    [
      '11: the first submission is that of the lowest round, whenever it came',
      firstTimeApprovalRate,
      [submitted(5, 1), submitted(1, 2), reviewed(6, 1, 'APPROVED')],
      [{ n: 1, value: 1, pending: 0 }],
    ],
    [
      '11: changes for a new request count neither way',
      firstTimeApprovalRate,
      [submitted(1), reviewed(2, 1, 'CHANGES_REQUESTED', { cause: 'NEW_REQUEST' })],
      [],
    ],
    [
      '11: a rejection for one counts against',
      firstTimeApprovalRate,
      [submitted(1), reviewed(2, 1, 'REJECTED', { cause: 'BRIEF' })],
      [{ n: 1, value: 0, pending: 0 }],
    ],
    ['11: what is not decided is pending and not in n', firstTimeApprovalRate, [submitted(1)], [{ n: 0, value: null, pending: 1 }]],
    [
      '12: the latest cause stands',
      firstTimeApprovalRate,
      [
        submitted(1),
        reviewed(2, 1, 'CHANGES_REQUESTED'),
        [4, 'RECLASSIFIED', { round: 1, cause: 'BRIEF' }],
        [3, 'RECLASSIFIED', { round: 1, cause: 'CAPTURE' }],
      ],
      [],
    ],
    [
      '29: a decision is of the origin of its revision',
      qcPassRate,
      [submitted(1, 1, { origin: 'AI_DRAFT' }), reviewed(2, 1, 'APPROVED')],
      [{ key: ['AI_DRAFT'], n: 1, value: 1 }],
      ['ORIGIN'],
    ],
    ['27: one that was never submitted is of none', qcPassRate, [reviewed(2, 1, 'APPROVED')], [], ['ORIGIN']],
  ]);
});

describe('durations and rounds', () => {
  const exported = (hours: number, final = true): Told => [hours, 'EXPORTED', { channel: 'brand', bytes: 1, final }];
  hold([
    [
      '13: turnaround runs from the first source to the first full set',
      turnaround,
      [[1, 'SOURCE_RECEIVED'], [3, 'SOURCE_RECEIVED'], exported(5, false), exported(11), exported(20)],
      [spread(10)],
    ],
    ['13: without a source it is not counted', turnaround, [exported(11)], []],
    ['5: a duration that comes out negative counts as 0', turnaround, [[9, 'SOURCE_RECEIVED'], exported(5)], [spread(0)]],
    [
      '14: lead time runs from the first hand-over to the vendor who holds the shot',
      leadTime,
      [
        handedOver(0, 9, { vendor: 'atelier' }),
        handedOver(2, 9),
        handedOver(4, 9, { service: 'REWORK' }),
        submitted(5),
        reviewed(6, 1, 'APPROVED'),
      ],
      [spread(4)],
    ],
    [
      '15: vetoed drafts and rounds for new requests count',
      revisionRounds,
      [
        submitted(1),
        vetoed(2),
        submitted(3, 2),
        reviewed(4, 2, 'CHANGES_REQUESTED', { cause: 'NEW_REQUEST' }),
        submitted(5, 3),
        reviewed(6, 3, 'APPROVED'),
      ],
      [rounds(3)],
    ],
    [
      '15: a round without a submission does not',
      revisionRounds,
      [submitted(1), reviewed(2, 1, 'REJECTED'), submitted(5, 4), reviewed(6, 4, 'APPROVED')],
      [rounds(2)],
    ],
    ['15: none at all: not counted', revisionRounds, [reviewed(6, 1, 'APPROVED')], []],
    [
      '16: shoot to live runs from the first capture of any shot of the SKU',
      shootToLive,
      [onSide([0, 'CAPTURED']), [12, 'CAPTURED'], [36, 'WENT_LIVE', { channel: 'brand' }], onSide([60, 'WENT_LIVE', { channel: 'brand' }])],
      [spread(1.5)],
    ],
    [
      '16: without a capture it is not counted',
      shootToLive,
      [
        [1, 'SOURCE_RECEIVED'],
        [24, 'WENT_LIVE', { channel: 'brand' }],
      ],
      [],
    ],
    [
      '16: … to each channel',
      shootToLive,
      [[0, 'CAPTURED'], [24, 'WENT_LIVE', { channel: 'brand' }], onSide([36, 'WENT_LIVE', { channel: 'outlet' }])],
      [
        { key: ['brand', 'HERO'], ...spread(1) },
        { key: ['outlet', 'SIDE'], ...spread(1.5) },
      ],
      ['CHANNEL', 'VIEW'],
    ],
  ]);
});

describe('batches and deadlines', () => {
  const inBatch = { batch: 'B' };
  hold([
    [
      '17: a batch passes when all its shots were approved first time',
      batchPassRate,
      [handedOver(0, 9, inBatch), onSide(handedOver(0, 9, inBatch)), ...APPROVED, ...APPROVED.map(onSide)],
      [{ n: 1, value: 1 }],
    ],
    [
      '17: it is not decided before all are',
      batchPassRate,
      [handedOver(0, 9, inBatch), onSide(handedOver(0, 9, inBatch)), ...APPROVED, onSide(submitted(1))],
      [],
    ],
    [
      '17: an excused shot is passed over',
      batchPassRate,
      [
        handedOver(0, 9, inBatch),
        onSide(handedOver(0, 9, inBatch)),
        ...APPROVED,
        onSide(submitted(1)),
        onSide(reviewed(5, 1, 'CHANGES_REQUESTED', { cause: 'BRIEF' })),
      ],
      [{ n: 1, value: 1 }],
    ],
    [
      '17: a batch of nothing else is not counted',
      batchPassRate,
      [handedOver(0, 9, inBatch), submitted(1), reviewed(5, 1, 'CHANGES_REQUESTED', { cause: 'BRIEF' })],
      [],
    ],
    [
      '17: a shot counts by its first submission since it was handed over in it',
      batchPassRate,
      [submitted(1), reviewed(2, 1, 'REJECTED'), handedOver(3, 9, inBatch), submitted(4, 2), reviewed(5, 2, 'APPROVED')],
      [{ n: 1, value: 1 }],
    ],
    [
      '17: a rework within the batch does not begin it anew',
      batchPassRate,
      [
        handedOver(0, 9, inBatch),
        submitted(1),
        reviewed(2, 1, 'REJECTED'),
        handedOver(2, 9, { ...inBatch, service: 'REWORK' }),
        submitted(4, 2),
        reviewed(5, 2, 'APPROVED'),
      ],
      [{ n: 1, value: 0 }],
    ],
    [
      '17: a shot in two batches counts in each, by its first submission since',
      batchPassRate,
      [
        ...[handedOver(0, 9, { batch: 'A' }), submitted(1), reviewed(2, 1, 'REJECTED')],
        ...[handedOver(3, 9, { batch: 'B' }), submitted(4, 2), reviewed(5, 2, 'APPROVED')],
      ],
      [{ n: 2, value: 0.5 }],
    ],
    [
      '17: it is dated by the decision that completed it',
      batchPassRate,
      [
        handedOver(0, 9, inBatch),
        onSide(handedOver(0, 9, inBatch)),
        ...APPROVED,
        onSide(submitted(1)),
        onSide(reviewed(25, 1, 'APPROVED')),
      ],
      [{ key: ['2024-03'], n: 1, value: 1 }],
      ['MONTH'],
    ],
    ['18: at the deadline is on time', onTimeRate, [handedOver(0, 5), submitted(5)], [onTime(1, 'STANDARD')]],
    ['18: a microsecond after it is not', onTimeRate, [handedOver(0, 5), submitted(5 + 1 / HOUR)], [onTime(0, 'STANDARD')]],
    [
      '18: the deadline is that of the latest hand-over before',
      onTimeRate,
      [handedOver(0, 5), handedOver(6, 9, { service: 'REWORK' }), submitted(8), handedOver(8.5, 8.5)],
      [onTime(1, 'REWORK')],
    ],
    ['18: without a hand-over it is not counted', onTimeRate, [submitted(8), handedOver(9, 20)], []],
  ]);
});

function spread(value: number) {
  return { n: 1, mean: value, p50: value, p90: value };
}

function rounds(value: number) {
  return { n: 1, mean: value, p90: value, histogram: [1, 2, 3, 4].map((bin) => ({ rounds: bin, shots: bin === value ? 1 : 0 })) };
}

function onTime(value: number, service: string) {
  return { n: 1, value, services: [{ service, n: 1, value }] };
}
