import { before, on } from '../when';
import type { Batch } from './Story';

/** What is still on its way when the demo ends, so that everybody finds work: rounds to review, jobs to begin, jobs to do again, audits to confirm. */
export const IN_HAND: readonly Batch[] = [
  {
    code: 'HER-03',
    ...{ captured: on(-2, 'MON', '10:00'), received: on(-2, 'MON', '16:00'), audited: on(-2, 'TUE', '09:30') },
    handOver: { at: before(54), vendor: 'LUMEN', service: 'STANDARD', brief: 'Clean edges: these go on coloured grounds as well.' },
    shots: [
      {
        ...{ sku: 'R-1187', colourway: 'YG', view: 'HERO' },
        rounds: [
          {
            ...{ picture: 'round1_halo', submitted: before(33), reviewed: before(7), minutes: [12, 8, 5, 2] },
            ...{ cause: 'RETOUCH', comment: 'A fine dark line along the cut-out.' },
          },
        ],
      },
      {
        ...{ sku: 'E-3404', colourway: 'WG', view: 'HERO' },
        rounds: [
          {
            ...{ picture: 'round1_jagged', submitted: before(35), reviewed: before(27), minutes: [6, 8, 4, 2] },
            ...{ cutout: 'AUTO', cause: 'RETOUCH', comment: 'The outline runs in steps.' },
          },
          { picture: 'final', submitted: before(8), minutes: [19, 0, 0, 3] },
        ],
      },
    ],
  },
  {
    code: 'AUR-05',
    ...{ captured: on(-2, 'TUE', '10:00'), received: on(-2, 'TUE', '16:00'), audited: on(-2, 'WED', '09:00') },
    handOver: { at: before(53), vendor: 'NORDLYS', service: 'STANDARD', brief: 'Stones as deep as in the capture.' },
    shots: [
      {
        ...{ sku: 'N-2201', colourway: 'RG-RUBY', view: 'HERO' },
        refused: {
          ...{ showing: 'RG', captured: on(-3, 'MON', '10:00'), received: on(-3, 'MON', '15:00'), audited: on(-3, 'TUE', '09:00') },
          comment: 'This is the pendant with the diamond.',
        },
        rounds: [
          {
            ...{ picture: 'round1_jagged', submitted: before(30), reviewed: before(6), minutes: [12, 12, 9, 3] },
            ...{ cutout: 'AUTO', cause: 'RETOUCH', comment: 'The chain is cut out in steps, and paper is left in its links.' },
          },
        ],
      },
      {
        ...{ sku: 'E-3310', colourway: 'YG-SAPPHIRE', view: 'HERO' },
        refused: {
          ...{ showing: 'YG', captured: on(-3, 'MON', '11:00'), received: on(-3, 'MON', '15:20'), audited: on(-3, 'TUE', '09:10') },
          comment: 'These are the diamonds; the sapphires were still in the safe.',
        },
        rounds: [{ picture: 'final', submitted: before(5), minutes: [15, 14, 6, 3] }],
      },
    ],
  },
  {
    code: 'HER-04',
    ...{ captured: on(-1, 'MON', '09:30'), received: on(-1, 'MON', '14:00'), audited: on(-1, 'MON', '16:00') },
    handOver: { at: before(26), vendor: 'ATELIER', service: 'STANDARD', brief: 'The brush lines of the table stay as they are.' },
    shots: [
      {
        ...{ sku: 'R-1187', colourway: 'SILVER', view: 'HERO' },
        rounds: [
          {
            ...{ picture: 'round1_cut-off', submitted: before(14), reviewed: before(6), minutes: [14, 9, 7, 1] },
            ...{ cause: 'RETOUCH', comment: 'The frame cuts through the ring.' },
          },
        ],
      },
      { sku: 'E-3404', colourway: 'RG', view: 'HERO' },
    ],
  },
  {
    code: 'AUR-06',
    ...{ captured: on(-1, 'TUE', '10:00'), received: on(-1, 'TUE', '15:00'), audited: on(-1, 'WED', '10:00') },
    handOver: { at: before(4), vendor: 'NORDLYS', service: 'EXPEDITE', brief: 'The same capture as the hero, straight from the front.' },
    shots: [{ sku: 'R-1042', colourway: 'RG', view: 'FRONT' }],
  },
  {
    code: null,
    ...{ captured: on(-1, 'WED', '10:00'), received: on(-1, 'WED', '15:00'), audited: on(-1, 'THU', '09:30') },
    shots: [{ sku: 'N-2201', colourway: 'RG', view: 'FRONT' }],
  },
  {
    code: null,
    ...{ captured: before(28), received: before(4) },
    shots: [{ sku: 'E-3404', colourway: 'YG', view: 'FRONT' }],
  },
];

/** Live, and taken up again: its old picture stays in the shops until the new one is ready. */
export const REOPENED = {
  at: before(27),
  shot: 'R-1042/WG/HERO',
  reason: 'The brand shop wants more room around the ring.',
  handOver: { at: before(3), vendor: 'LUMEN', service: 'EXPEDITE', brief: 'As approved, with 10 % more white on every side.' },
} as const;

/** Wanted, and not captured yet. */
export const PLANNED = ['R-1042/YG/SIDE', 'R-1042/YG/LIFESTYLE', 'N-2201/YG/ON_BODY', 'E-3310/RG/HERO', 'R-1187/YG/DETAIL'];
