import type { Device } from '../../retouching/words';
import type { ChannelCode } from '../house/persons';
import { on, type When } from '../when';

/** A week of sales, told on its Friday. */
export interface SalesWeek {
  sku: string;
  week: number;
  sold: number;
  returned: number;
}

/** Units by week since the launch; the necklace comes back more often than the rest. */
const UNITS: Readonly<Record<string, { from: number; sold: readonly number[]; returned: readonly number[] }>> = {
  'R-1042': { from: -6, sold: [14, 22, 19, 24, 17, 21], returned: [0, 1, 1, 0, 1, 1] },
  'N-2201': { from: -6, sold: [9, 12, 11, 8, 10, 9], returned: [0, 1, 2, 1, 1, 2] },
  'E-3310': { from: -6, sold: [18, 16, 21, 25, 19, 23], returned: [0, 0, 1, 1, 0, 1] },
  'E-3404': { from: -3, sold: [11, 13, 12], returned: [0, 0, 1] },
};

export const SALES: readonly SalesWeek[] = Object.entries(UNITS).flatMap(([sku, { from, sold, returned }]) =>
  sold.map((units, i) => ({ sku, week: from + i, sold: units, returned: returned[i] })),
);

export const soldOn = (week: number): When => on(week, 'FRI', '20:00');

/** What a shop reports of a week: how long its pages took, one load after the other. */
export interface PageLoadsWeek {
  channel: ChannelCode;
  week: number;
  loads: { channel: ChannelCode; template: string; device: Device; milliseconds: number }[];
}

/** Milliseconds of a usual load, by template and device. */
export const USUAL_LOADS: readonly { channel: ChannelCode; template: string; by: Readonly<Record<Device, number>> }[] = [
  { channel: 'marketplace', template: 'main', by: { PHONE: 1150, TABLET: 900, DESKTOP: 520 } },
  { channel: 'brand', template: 'pdp', by: { PHONE: 780, TABLET: 640, DESKTOP: 390 } },
  { channel: 'social', template: 'feed', by: { PHONE: 860, TABLET: 820, DESKTOP: 610 } },
];

/** How loads spread round the usual one: most near it, one far above, as on any shop. */
const SPREAD = [0.82, 1.31, 0.94, 1.08, 0.88, 2.4, 1.0, 1.17] as const;
const WEEKS = [-6, -5, -4, -3, -2, -1] as const;

export const PAGE_LOADS: readonly PageLoadsWeek[] = USUAL_LOADS.flatMap(({ channel, template, by }) =>
  WEEKS.map((week) => ({
    ...{ channel, week },
    loads: (['PHONE', 'TABLET', 'DESKTOP'] as const).flatMap((device) =>
      SPREAD.map((factor, i) => ({
        channel,
        template,
        device,
        milliseconds: Math.round(by[device] * factor * (1 + ((i + week) % 3) / 20)),
      })),
    ),
  })),
);
