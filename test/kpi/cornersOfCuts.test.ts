import { fileSizes } from '../../src/kpi/fileSizes';
import { firstTimeFailures } from '../../src/kpi/firstTimeFailures';
import type { Kind } from '../../src/kpi/history';
import { issueBreakdown } from '../../src/kpi/issueBreakdown';
import { leadTimeInWorkingHours } from '../../src/kpi/leadTimeInWorkingHours';
import { leadTimeToFirstSubmission } from '../../src/kpi/leadTimeToFirstSubmission';
import { machineAgreement } from '../../src/kpi/machineAgreement';
import { pageLoads } from '../../src/kpi/pageLoads';
import { returnRateAroundLaunch } from '../../src/kpi/returnRateAroundLaunch';
import { returnRateOfFeatured } from '../../src/kpi/returnRateOfFeatured';
import { roundsByCause } from '../../src/kpi/roundsByCause';
import { roundsBySku } from '../../src/kpi/roundsBySku';
import { shootToLiveStages } from '../../src/kpi/shootToLiveStages';
import { turnaroundStages } from '../../src/kpi/turnaroundStages';
import { APPROVED, cornersHeld, handedOver, measured, onShot, onSide, reviewed, submitted, type Told, vetoed } from './corners';

/** The finer cuts: their readings are ours, told in their sentences. */
const hold = cornersHeld();

const received = (hours: number): Told => [hours, 'SOURCE_RECEIVED'];
const audited = (hours: number, outcome: string): Told => [hours, 'SOURCE_AUDITED', { outcome }];
const FILE = { channel: 'brand', template: 'pdp', format: 'JPEG', bytes: 4, final: true };
const exported = (hours: number, final = true): Told => [hours, 'EXPORTED', { ...FILE, final }];
const live = (hours: number): Told => [hours, 'WENT_LIVE', { channel: 'brand' }];
const USUAL = [received(0), audited(1, 'PASS'), handedOver(3, 9), submitted(6), measured(6.5)];

describe('stages', () => {
  hold([
    [
      'each begins with its event, and together they are the whole way',
      turnaroundStages,
      [...USUAL, reviewed(8, 1, 'APPROVED'), exported(8.5, false), exported(9)],
      [stages({ AUDIT: 1, WAIT: 2, RETOUCH: 3, MEASURE: 0.5, REVIEW: 1.5, EXPORT: 1 })],
    ],
    [
      'a source to be shot again waits in AUDIT, what came back is in RETOUCH, and what is measured again stays where it is',
      turnaroundStages,
      [
        ...[received(0), audited(1, 'RESHOOT'), received(4), audited(5, 'REPAIR'), handedOver(5, 9), submitted(6), measured(6)],
        ...[
          reviewed(8, 1, 'REJECTED'),
          measured(9),
          submitted(10, 2),
          measured(10, { round: 2 }),
          reviewed(10, 2, 'APPROVED'),
          measured(11),
        ],
        exported(12),
      ],
      [stages({ AUDIT: 5, WAIT: 0, RETOUCH: 3, MEASURE: 0, REVIEW: 2, EXPORT: 2 })],
    ],
    [
      'what happened before the way began or after it ended is no part of it',
      turnaroundStages,
      [handedOver(-9, 9), received(0), audited(1, 'PASS'), exported(3), received(4)],
      [stages({ AUDIT: 1, WAIT: 2, RETOUCH: 0, MEASURE: 0, REVIEW: 0, EXPORT: 0 })],
    ],
    [
      'a way that runs backwards has no time in it',
      turnaroundStages,
      [received(4), exported(3)],
      [stages({ AUDIT: 0, WAIT: 0, RETOUCH: 0, MEASURE: 0, REVIEW: 0, EXPORT: 0 })],
    ],
    [
      'up to live, CAPTURE comes before and PUBLISH after',
      shootToLiveStages,
      [onSide([-24, 'CAPTURED']), ...USUAL, reviewed(8, 1, 'APPROVED'), exported(12), exported(15), live(24)],
      [
        stages(
          Object.fromEntries(
            Object.entries({ CAPTURE: 24, AUDIT: 1, WAIT: 2, RETOUCH: 3, MEASURE: 0.5, REVIEW: 1.5, EXPORT: 4, PUBLISH: 12 }).map(
              ([stage, hours]) => [stage, (hours * 3600) / 86400],
            ),
          ),
        ),
      ],
    ],
  ]);
});

describe('lead times', () => {
  hold([
    [
      'to the first submission since the hand-over',
      leadTimeToFirstSubmission,
      [submitted(1), handedOver(2, 9), submitted(5, 2), submitted(7, 3), reviewed(8, 3, 'APPROVED')],
      [spread(3)],
    ],
    ['without one since: not counted', leadTimeToFirstSubmission, [submitted(1), handedOver(2, 9), reviewed(8, 1, 'APPROVED')], []],
    [
      'in working hours: of a Thursday and a Friday in Paris',
      leadTimeInWorkingHours,
      [handedOver(7, 99), submitted(20), reviewed(33, 1, 'APPROVED')],
      [spread(10)],
    ],
    ['in working hours: none at night', leadTimeInWorkingHours, [handedOver(17, 99), reviewed(32, 1, 'APPROVED')], [spread(0)]],
    [
      'in working hours: those of the vendor, who has a holiday on the first of these days',
      leadTimeInWorkingHours,
      [handedOver(3, 99, { vendor: 'mumbai' }), reviewed(30, 1, 'APPROVED')],
      [spread(3)],
    ],
    [
      'in working hours: up to midnight, and none on a day that the vendor does not work',
      leadTimeInWorkingHours,
      [handedOver(36.5, 99, { vendor: 'mumbai' }), reviewed(47, 1, 'APPROVED')],
      [spread(6)],
    ],
    ['in working hours: a part of a day', leadTimeInWorkingHours, [handedOver(9, 99), reviewed(9.5, 1, 'APPROVED')], [spread(0.5)]],
  ]);
});

describe('rounds', () => {
  const back = (hours: number, round: number, cause: string): Told => reviewed(hours, round, 'CHANGES_REQUESTED', { cause });
  hold([
    [
      'by the cause that stands; a veto has none, and what came after the approval does not count',
      roundsByCause,
      [
        ...[submitted(1), vetoed(2), submitted(3, 2), back(4, 2, 'BRIEF'), [9, 'RECLASSIFIED', { round: 2, cause: 'RETOUCH' }] as Told],
        ...[submitted(4, 3), back(5, 3, 'RETOUCH'), submitted(6, 4), back(6, 5, 'CAPTURE'), reviewed(7, 4, 'APPROVED')],
      ],
      [
        {
          entries: [
            { cause: 'RETOUCH', rounds: 2, share: 2 / 3 },
            { cause: null, rounds: 1, share: 1 / 3 },
          ],
        },
      ],
    ],
    ['shots that are not approved have none', roundsByCause, [submitted(1), back(2, 1, 'BRIEF')], []],
    [
      'by SKU: the mean of its shots',
      roundsBySku,
      [...APPROVED, onSide(submitted(1)), onSide(submitted(2, 2)), onSide(reviewed(3, 2, 'APPROVED'))],
      [{ entries: [{ sku: 'R-1', n: 2, mean: 1.5 }] }],
    ],
  ]);
});

describe('files and loads', () => {
  const page = { shot: undefined, channel: 'brand', template: 'pdp', device: 'PHONE', milliseconds: 100 };
  const loaded = (milliseconds: number, device: string): Told => [1, 'PAGE_LOADED', { ...page, device, milliseconds }];
  const loadedAt = (hours: number): Told => [hours, 'PAGE_LOADED', page];
  const cellOf = (device: string, pictures: number, fileBytes: number | null) => ({
    ...{ channel: 'brand', template: 'pdp', device, pictures, fileBytes },
  });
  hold([
    [
      'files by channel, template and format',
      fileSizes,
      [exported(1), exported(2, false), [3, 'EXPORTED', { channel: 'brand', template: 'Zoom', format: 'WEBP', bytes: 6, final: false }]],
      [
        {
          entries: [
            { channel: 'brand', template: 'Zoom', format: 'WEBP', ...spread(6) },
            { channel: 'brand', template: 'pdp', format: 'JPEG', ...spread(4), n: 2 },
          ],
        },
      ],
    ],
    [
      'loads by channel, template and device',
      pageLoads,
      [loaded(100, 'PHONE'), loaded(200, 'PHONE'), loaded(50, 'DESKTOP')],
      [
        {
          entries: [
            { ...cellOf('DESKTOP', 0, null), n: 1, p50: 50, p75: 50, p90: 50 },
            { ...cellOf('PHONE', 0, null), n: 2, p50: 150, p75: 175, p90: 190 },
          ],
        },
      ],
    ],
    [
      'loads beside what was on show: from going live on, before withdrawing, of the template and the channel alone',
      pageLoads,
      [
        ...[exported(0), exported(1), live(2), onSide(live(3)), loadedAt(1.5), loadedAt(2)], // nothing yet; two files of the hero
        ...[onSide(exported(4)), loadedAt(4), onSide(live(4.5)), loadedAt(4.5)], // the side's came when it was live already; published again, it is shown
        ...[onSide([5, 'WITHDRAWN', { channel: 'brand' }] as Told), loadedAt(5)], // the hero's alone
        ...([
          [6, 'EXPORTED', { ...FILE, template: 'Zoom', bytes: 900 }],
          [6, 'EXPORTED', { ...FILE, channel: 'other', bytes: 900 }],
        ] as Told[]),
        ...[[6, 'EXPORTED', { ...FILE, bytes: 10 }] as Told, live(6), loadedAt(6)], // three of the hero
      ],
      [{ entries: [{ ...cellOf('PHONE', (0 + 1 + 1 + 2 + 1 + 1) / 6, (4 + 4 + 4 + 4 + 6) / 5), n: 6, p50: 100, p75: 100, p90: 100 }] }],
    ],
  ]);
});

describe('issues', () => {
  const dust = { tags: ['DUST'] };
  const cell = (rest: object) => ({ tag: 'DUST', step: 'CLEANUP', vendor: null, metal: 'YELLOW_GOLD', cause: null, count: 1, ...rest });
  hold([
    [
      'by vendor at the decision, metal and cause; what was approved has no cause, even if somebody gave it one',
      issueBreakdown,
      [
        ...[submitted(1), reviewed(2, 1, 'APPROVED', dust), [3, 'RECLASSIFIED', { round: 1, cause: 'BRIEF' }] as Told],
        ...[handedOver(3, 9), submitted(4, 2), reviewed(5, 2, 'REJECTED', { ...dust, cause: 'CAPTURE' })],
      ],
      [{ entries: [cell({ share: 0.5 }), cell({ vendor: 'klipp', cause: 'CAPTURE', share: 0.5 })] }],
    ],
    [
      'what first-time approval is lost to: of what failed the first time, over all that was decided',
      firstTimeFailures,
      [
        ...[submitted(1), measured(1, dust), reviewed(2, 1, 'REJECTED', { tags: ['DUST', 'SKIN'], cause: 'CAPTURE' })],
        ...[submitted(3, 2), reviewed(4, 2, 'REJECTED', { tags: ['NOISE'] })], // the second time
        ...[onSide(submitted(1)), onSide(vetoed(2))],
        ...[onShot('rose', submitted(1)), onShot('rose', reviewed(2, 1, 'APPROVED', dust))],
        ...[onShot('roseSide', submitted(1)), onShot('roseSide', reviewed(2, 1, 'CHANGES_REQUESTED', { ...dust, cause: 'BRIEF' }))], // excused
      ],
      [
        {
          entries: [
            { tag: 'DUST', step: 'CLEANUP', cause: 'CAPTURE', count: 1, share: 1 / 3 },
            { tag: 'SKIN', step: 'STRUCTURE', cause: 'CAPTURE', count: 1, share: 1 / 3 },
            { tag: 'STRUCTURE_DISTORTION', step: 'STRUCTURE', cause: null, count: 1, share: 1 / 3 },
          ],
        },
      ],
    ],
    [
      'machine and person: over what both have seen',
      machineAgreement,
      [
        ...[
          submitted(1),
          measured(1, { tags: ['DUST', 'NOISE'] }),
          reviewed(2, 1, 'REJECTED', { tags: ['DUST', 'SKIN'] }),
          measured(3, dust),
        ],
        ...[submitted(3, 2), reviewed(4, 2, 'REJECTED', dust), submitted(5, 3), measured(5, { round: 3, ...dust }), vetoed(6, 3)],
      ],
      [
        {
          entries: [
            { tag: 'DUST', both: 1, machineOnly: 0, personOnly: 0, precision: 1, recall: 1 },
            { tag: 'NOISE', both: 0, machineOnly: 1, personOnly: 0, precision: 0, recall: null },
            { tag: 'SKIN', both: 0, machineOnly: 0, personOnly: 1, precision: null, recall: 0 },
          ],
        },
      ],
    ],
  ]);
});

describe('returns', () => {
  const sold = (hours: number, units: number, kind: Kind = 'SOLD'): Told => [hours, kind, { shot: undefined, sku: 'R-1', units }];
  hold([
    [
      'before the first picture and from it on, withdrawn or not',
      returnRateAroundLaunch,
      [
        ...[sold(0, 4), sold(0.5, 1, 'RETURNED'), live(1), sold(1, 10), [2, 'WITHDRAWN', { channel: 'brand' }] as Told],
        ...[onSide([3, 'WENT_LIVE', { channel: 'brand' }]), sold(2.5, 5, 'RETURNED')],
      ],
      [
        {
          entries: [
            { side: 'BEFORE', n: 4, value: 0.25 },
            { side: 'AFTER', n: 10, value: 0.5 },
          ],
        },
      ],
    ],
    ['a SKU that never went live has no sides', returnRateAroundLaunch, [sold(0, 4)], []],
    [
      'a side without sales is left out',
      returnRateAroundLaunch,
      [live(1), sold(0, 4, 'RETURNED'), sold(2, 4)],
      [{ entries: [{ side: 'AFTER', n: 4, value: 0 }] }],
    ],
    [
      'featured apart: another is',
      returnRateOfFeatured,
      [
        onShot('rose', live(1)),
        [1, 'SOLD', { shot: undefined, sku: 'R-2', units: 5 }],
        [2, 'RETURNED', { shot: undefined, sku: 'R-2', units: 1 }],
        live(1),
        sold(1, 4),
      ],
      [{ n: 5, value: 0.2 }],
    ],
    ['featured apart: this ring is not', returnRateOfFeatured, [live(1), sold(1, 4)], []],
  ]);
});

function spread(value: number) {
  return { n: 1, mean: value, p50: value, p90: value };
}

function stages(values: Record<string, number>) {
  return { entries: Object.entries(values).map(([stage, value]) => ({ stage, ...spread(value) })) };
}
