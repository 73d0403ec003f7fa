import { batchPassRate } from '../../src/kpi/batchPassRate';
import { edgeArtefacts } from '../../src/kpi/edgeArtefacts';
import { issuePareto } from '../../src/kpi/issuePareto';
import { onTimeRate } from '../../src/kpi/onTimeRate';
import { qcPassRate } from '../../src/kpi/qcPassRate';
import { returnRate } from '../../src/kpi/returnRate';
import { revisionRounds } from '../../src/kpi/revisionRounds';
import { firstTimeApprovalRate } from '../../src/kpi/firstTimeApprovalRate';
import { shootToLive } from '../../src/kpi/shootToLive';
import { turnaround } from '../../src/kpi/turnaround';
import { APPROVED, cornersHeld, handedOver, measured, onSide, reviewed, submitted, type Told, vetoed } from './corners';

/** kpi-corners, 3: what happened at one instant has an order too. Bytewise "Z" comes before "a", in a dictionary behind it. */
const hold = cornersHeld();

const spread = (value: number) => ({ n: 1, mean: value, p50: value, p90: value });
const exported = (id: string, channel: string): Told => [5, 'EXPORTED', { id, channel, bytes: 1, final: true }];
const live = (id: string): Told => [24, 'WENT_LIVE', { id, channel: 'brand' }];

describe('of two alike at one instant', () => {
  hold([
    [
      'the later hand-over tells the vendor',
      qcPassRate,
      [handedOver(0, 9, { id: 'a' }), handedOver(0, 9, { id: 'Z', vendor: 'atelier' }), ...APPROVED],
      [{ key: ['klipp'], n: 1, value: 1 }],
      ['VENDOR'],
    ],
    [
      'the later hand-over tells the deadline, also of a submission at the same instant',
      onTimeRate,
      [handedOver(2, 1, { id: 'a', service: 'REWORK' }), handedOver(2, 9, { id: 'Z' }), submitted(2)],
      [{ n: 1, value: 0, services: [{ service: 'REWORK', n: 1, value: 0 }] }],
    ],
    [
      'the first review stands',
      qcPassRate,
      [submitted(1), reviewed(2, 1, 'APPROVED', { id: 'a' }), reviewed(2, 1, 'REJECTED', { id: 'Z' })],
      [{ n: 1, value: 0 }],
    ],
    [
      'the latest cause stands',
      firstTimeApprovalRate,
      [
        ...[submitted(1), reviewed(2, 1, 'CHANGES_REQUESTED')],
        ...([
          [3, 'RECLASSIFIED', { id: 'a', round: 1, cause: 'RETOUCH' }],
          [3, 'RECLASSIFIED', { id: 'Z', round: 1, cause: 'BRIEF' }],
        ] satisfies Told[]),
      ],
      [{ n: 1, value: 0, pending: 0 }],
    ],
    [
      'the approval of the lower round is the first',
      revisionRounds,
      [submitted(1), submitted(1, 2), reviewed(2, 2, 'APPROVED', { id: 'A' }), reviewed(2, 1, 'APPROVED', { id: 'b' })],
      [{ n: 1, mean: 1, p90: 1, histogram: [1, 2, 3, 4].map((rounds) => ({ rounds, shots: rounds === 1 ? 1 : 0 })) }],
    ],
    [
      'the last measurement counts',
      edgeArtefacts,
      [submitted(1), measured(1, { id: 'a', edgeArtefacts: 4 }), measured(1, { id: 'Z', edgeArtefacts: 9 }), reviewed(1, 1, 'APPROVED')],
      [{ n: 1, mean: 4, deviation: null }],
    ],
    [
      'the first export tells the channel',
      turnaround,
      [[1, 'SOURCE_RECEIVED'], exported('a', 'brand'), exported('Z', 'outlet')],
      [{ key: ['outlet'], ...spread(4) }],
      ['CHANNEL'],
    ],
    [
      'the first to go live tells the shot',
      shootToLive,
      [[0, 'CAPTURED'], live('a'), onSide(live('Z'))],
      [{ key: ['SIDE'], ...spread(1) }],
      ['VIEW'],
    ],
  ]);
});

describe('of two kinds at one instant', () => {
  const inBatch = { batch: 'B' };
  hold([
    [
      'a review comes after a veto, and completes the batch',
      batchPassRate,
      [
        ...[handedOver(0, 9, inBatch), onSide(handedOver(0, 9, inBatch)), submitted(1), onSide(submitted(1))],
        ...[onSide(reviewed(2, 1, 'APPROVED', { id: 'A' })), [2, 'VETOED', { id: 'b', round: 1, tags: [] }] as Told],
      ],
      [{ key: ['SIDE'], n: 1, value: 0 }],
      ['VIEW'],
    ],
    [
      'a picture is withdrawn before it goes live again',
      returnRate,
      [
        [1, 'WENT_LIVE', { channel: 'brand', id: 'A' }],
        [1, 'WITHDRAWN', { channel: 'brand', id: 'b' }],
        [2, 'SOLD', { shot: undefined, sku: 'R-1', units: 4 }],
      ],
      [{ n: 4, value: 0 }],
    ],
    [
      'a hand-over at the instant of a decision tells its vendor',
      qcPassRate,
      [submitted(1), reviewed(2, 1, 'APPROVED'), handedOver(2, 9)],
      [{ key: ['klipp'], n: 1, value: 1 }],
      ['VENDOR'],
    ],
  ]);
});

describe('of two decisions on one revision', () => {
  hold([
    [
      'only the tags of the review that stands are counted, and those of the veto before it',
      issuePareto,
      [
        submitted(1),
        vetoed(1.5, 1, ['NOISE']),
        reviewed(2, 1, 'REJECTED', { tags: ['DUST'] }),
        reviewed(3, 1, 'APPROVED', { tags: ['SKIN'] }),
      ],
      [
        {
          entries: [['DUST', 'CLEANUP'] as const, ['NOISE', 'CAPTURE'] as const].map(([tag, step]) => ({
            tag,
            step,
            count: 1,
            share: 0.5,
          })),
        },
      ],
    ],
    ['a veto after the review does not undo it', qcPassRate, [submitted(1), reviewed(2, 1, 'APPROVED'), vetoed(3)], [{ n: 1, value: 1 }]],
  ]);
});
