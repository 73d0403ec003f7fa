import { on } from '../when';
import type { Batch, Publishing } from './Story';

/** What is finished and live: two collections, all three vendors, both services. */
export const FINISHED: readonly Batch[] = [
  {
    code: 'AUR-01',
    ...{ captured: on(-10, 'MON', '10:00'), received: on(-10, 'TUE', '09:30'), audited: on(-10, 'TUE', '15:00') },
    handOver: {
      at: on(-10, 'WED', '09:00'),
      vendor: 'LUMEN',
      service: 'STANDARD',
      brief: 'Hero of the campaign. Warm and calm, as on the mood board.',
    },
    shots: [
      {
        ...{ sku: 'R-1042', colourway: 'YG', view: 'HERO' },
        rounds: [
          {
            ...{
              picture: 'round1_warm-background',
              submitted: on(-10, 'FRI', '14:00'),
              reviewed: on(-9, 'MON', '11:00'),
              minutes: [14, 9, 6, 3],
            },
            ...{
              cause: 'BRIEF',
              comment: 'Our brief said warm, and you made the ground warm. We meant the metal: the ground must be white.',
            },
          },
          { picture: 'final', submitted: on(-9, 'TUE', '09:30'), reviewed: on(-9, 'WED', '10:00'), minutes: [4, 2, 0, 2] },
        ],
      },
      {
        ...{ sku: 'R-1042', colourway: 'WG', view: 'HERO' },
        rounds: [
          {
            ...{
              picture: 'round1_dark-halo',
              submitted: on(-10, 'FRI', '14:20'),
              reviewed: on(-9, 'MON', '11:30'),
              minutes: [12, 8, 5, 2],
            },
            ...{
              cutout: 'AUTO_REFINED',
              cause: 'RETOUCH',
              comment: 'A dark line runs along the cut-out. Draw the path inside of the shadow edge.',
            },
          },
          { picture: 'final', submitted: on(-9, 'TUE', '10:00'), reviewed: on(-9, 'WED', '10:30'), minutes: [9, 1, 0, 2] },
        ],
      },
    ],
  },
  {
    code: 'AUR-02',
    ...{ captured: on(-10, 'MON', '12:00'), received: on(-10, 'TUE', '10:30'), audited: on(-10, 'TUE', '15:30') },
    handOver: { at: on(-10, 'WED', '09:30'), vendor: 'LUMEN', service: 'EXPEDITE', brief: 'For the trade fair on Friday.' },
    shots: [
      {
        ...{ sku: 'R-1042', colourway: 'RG', view: 'HERO' },
        rounds: [{ picture: 'final', submitted: on(-10, 'THU', '11:00'), reviewed: on(-10, 'FRI', '10:00'), minutes: [15, 11, 6, 3] }],
      },
    ],
  },
  {
    code: 'AUR-03',
    ...{ captured: on(-9, 'MON', '14:00'), received: on(-9, 'TUE', '09:00'), audited: on(-9, 'TUE', '16:00') },
    handOver: { at: on(-9, 'WED', '10:00'), vendor: 'NORDLYS', service: 'STANDARD', brief: 'Every link of the chain cut out by hand.' },
    shots: [
      {
        ...{ sku: 'N-2201', colourway: 'YG', view: 'HERO' },
        rounds: [
          {
            ...{
              picture: 'round1_off-centre',
              submitted: on(-8, 'TUE', '11:00'),
              reviewed: on(-8, 'TUE', '15:00'),
              minutes: [46, 12, 14, 5],
            },
            ...{ cause: 'RETOUCH', comment: 'The pendant hangs left of the centre.' },
          },
          { picture: 'final', submitted: on(-8, 'WED', '13:00'), reviewed: on(-8, 'THU', '10:00'), minutes: [0, 0, 0, 6] },
        ],
      },
      {
        ...{ sku: 'N-2201', colourway: 'RG', view: 'HERO' },
        rounds: [
          {
            ...{
              picture: 'round1_uneven-background',
              submitted: on(-8, 'MON', '09:00'),
              reviewed: on(-8, 'TUE', '15:30'),
              minutes: [31, 10, 9, 4],
            },
            ...{
              origin: 'AI_ASSISTED',
              aiModel: 'clearground 2.1',
              cause: 'RETOUCH',
              comment: 'The ground falls off to grey in one corner.',
            },
          },
          { picture: 'final', submitted: on(-8, 'WED', '14:00'), reviewed: on(-8, 'THU', '10:30'), minutes: [11, 0, 0, 4] },
        ],
      },
    ],
  },
  {
    code: 'AUR-04',
    ...{ captured: on(-8, 'MON', '10:00'), received: on(-8, 'MON', '16:00'), audited: on(-8, 'TUE', '09:30') },
    handOver: {
      at: on(-8, 'TUE', '11:00'),
      vendor: 'ATELIER',
      service: 'EXPEDITE',
      brief: 'Keep the fire of the stones; nothing painted in.',
    },
    shots: [
      {
        ...{ sku: 'E-3310', colourway: 'YG', view: 'HERO' },
        rounds: [
          {
            ...{ picture: 'round1_clipped', submitted: on(-8, 'WED', '10:00'), reviewed: on(-8, 'WED', '16:00'), minutes: [18, 22, 8, 3] },
            ...{ cause: 'RETOUCH', comment: 'The metal is burnt out; the source still has all of its detail.' },
          },
          { picture: 'final', submitted: on(-8, 'THU', '11:00'), reviewed: on(-8, 'FRI', '09:30'), minutes: [0, 16, 0, 3] },
        ],
      },
      {
        ...{ sku: 'E-3310', colourway: 'RG', view: 'FRONT' },
        rounds: [
          {
            ...{
              picture: 'round1_copper-cast',
              submitted: on(-8, 'WED', '10:30'),
              reviewed: on(-8, 'WED', '16:30'),
              minutes: [2, 1, 0, 4],
            },
            ...{ origin: 'AI_DRAFT', aiModel: 'goldsmith-draft 0.9', cutout: 'AUTO_REFINED' },
            ...{ cause: 'AI_DRAFT', comment: 'The draft has made copper of our rose gold.' },
          },
          {
            ...{ picture: 'final', submitted: on(-8, 'THU', '13:00'), reviewed: on(-8, 'FRI', '10:00'), minutes: [12, 14, 5, 3] },
            ...{ origin: 'AI_ASSISTED', aiModel: 'goldsmith-draft 0.9' },
          },
        ],
      },
    ],
  },
  {
    code: 'HER-01',
    ...{ captured: on(-6, 'MON', '09:30'), received: on(-6, 'MON', '15:00'), audited: on(-6, 'TUE', '10:00') },
    handOver: { at: on(-6, 'TUE', '12:00'), vendor: 'LUMEN', service: 'STANDARD', brief: 'As the approved hoops of last season.' },
    shots: [
      {
        ...{ sku: 'E-3404', colourway: 'YG', view: 'HERO' },
        rounds: [
          {
            ...{
              picture: 'round1_orange-cast',
              submitted: on(-6, 'THU', '15:00'),
              reviewed: on(-5, 'MON', '10:00'),
              minutes: [10, 12, 4, 2],
            },
            ...{ cause: 'RETOUCH', comment: 'The gold has turned orange; hold it against the board.' },
          },
          { picture: 'final', submitted: on(-5, 'TUE', '09:00'), reviewed: on(-5, 'TUE', '16:00'), minutes: [0, 8, 0, 2] },
        ],
      },
    ],
  },
  {
    code: 'HER-02',
    ...{ captured: on(-6, 'MON', '11:00'), received: on(-6, 'MON', '15:30'), audited: on(-6, 'TUE', '10:30') },
    handOver: { at: on(-6, 'WED', '09:00'), vendor: 'NORDLYS', service: 'EXPEDITE', brief: 'Stones open, no grey in the channel.' },
    shots: [
      {
        ...{ sku: 'E-3404', colourway: 'RG', view: 'FRONT' },
        rounds: [
          {
            ...{ picture: 'round1_grey-blob', submitted: on(-6, 'THU', '08:30'), reviewed: on(-6, 'THU', '14:00'), minutes: [16, 7, 5, 2] },
            ...{ cause: 'CAPTURE', comment: 'A grey smudge upper right. On the paper?' },
          },
          { picture: 'final', submitted: on(-6, 'FRI', '10:00'), reviewed: on(-6, 'FRI', '15:00'), minutes: [5, 0, 0, 2] },
        ],
      },
    ],
  },
];

const AURORA_HEROES = ['R-1042/YG/HERO', 'R-1042/WG/HERO', 'R-1042/RG/HERO', 'N-2201/YG/HERO', 'N-2201/RG/HERO', 'E-3310/YG/HERO'];

/** A template of the social channel takes heroes only. */
export const PUBLISHED: readonly Publishing[] = [
  {
    at: on(-7, 'THU', '15:00'),
    from: on(-6, 'MON', '08:00'),
    channels: ['marketplace', 'brand'],
    shots: [...AURORA_HEROES, 'E-3310/RG/FRONT'],
  },
  { at: on(-6, 'MON', '10:00'), channels: ['social'], shots: AURORA_HEROES },
  {
    at: on(-4, 'THU', '15:00'),
    from: on(-3, 'MON', '08:00'),
    channels: ['marketplace', 'brand'],
    shots: ['E-3404/YG/HERO', 'E-3404/RG/FRONT'],
  },
];

export const LAUNCHES = { AURORA: on(-6, 'MON', '08:00'), HERITAGE: on(-3, 'MON', '08:00') };

/** The smudge was no stain of the paper: the capture does not have it. */
export const RECLASSIFIED = {
  at: on(-5, 'MON', '09:00'),
  shot: 'E-3404/RG/FRONT',
  round: 1,
  cause: 'RETOUCH',
  reason: 'The capture is clean there; the smudge came with the retouching.',
} as const;

/** Minutes and money beside those of the rounds. */
export const LOGGED = { at: on(-8, 'THU', '15:00'), shot: 'E-3310/YG/HERO', vendor: 'ATELIER', step: 'COLOUR', minutes: 12 } as const;
export const BOOKED = {
  at: on(-8, 'THU', '12:00'),
  shot: 'N-2201/RG/HERO',
  amount: '35.00',
  currency: 'DKK',
  comment: 'A printed colour proof.',
} as const;
