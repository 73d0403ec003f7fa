import type { SaveRateInput } from '../../vendors/saveRate';
import type { SaveVendorInput } from '../../vendors/saveVendor';
import type { VendorCode } from './persons';

type Vendor = Omit<SaveVendorInput, 'clientKey' | 'version'> & { code: VendorCode };
export type Rate = Omit<SaveRateInput, 'clientKey' | 'validFrom' | 'vendorCode' | 'currency'>;

/** One vendor of each production model, each paid in another currency and on a calendar of its own; the team in the house keeps the house's. */
export const VENDORS: readonly Vendor[] = [
  {
    code: 'LUMEN',
    name: 'Lumen Retouch, Jaipur',
    productionModel: 'OUTSOURCED',
    ...{ standardHours: 27, expediteHours: 12, reworkHours: 9 },
    hourlyRate: null,
    currency: 'USD',
    timeZone: 'Asia/Kolkata',
    workingDays: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    workingHours: '10:00-19:00',
    holidays: ['2026-01-26', '2026-08-15', '2026-10-02', '2027-01-26'],
  },
  {
    code: 'NORDLYS',
    name: 'Nordlys Billedværk, København',
    productionModel: 'HYBRID',
    ...{ standardHours: 24, expediteHours: 8, reworkHours: 8 },
    hourlyRate: '95.00',
    currency: 'DKK',
    timeZone: 'Europe/Copenhagen',
    workingDays: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
    workingHours: '08:00-16:00',
    holidays: ['2026-06-05', '2026-12-24', '2026-12-25', '2027-01-01'],
  },
  {
    code: 'ATELIER',
    name: 'The house’s own retouching room',
    productionModel: 'IN_HOUSE',
    ...{ standardHours: 18, expediteHours: 9, reworkHours: 9 },
    hourlyRate: '38.00',
    currency: 'EUR',
    timeZone: null,
    workingDays: null,
    workingHours: null,
    holidays: [],
  },
];

/** Prices a picture by tier; a line for HERO goes before the one for every view. The team in the house is paid by the hour alone. */
export const RATES: Readonly<Partial<Record<VendorCode, readonly Rate[]>>> = {
  LUMEN: [
    { tier: 1, view: null, price: '6.50', extraRoundPrice: '2.00' },
    { tier: 2, view: null, price: '9.00', extraRoundPrice: '3.00' },
    { tier: 2, view: 'HERO', price: '12.50', extraRoundPrice: '4.00' },
    { tier: 3, view: null, price: '18.00', extraRoundPrice: '6.00' },
    { tier: 4, view: null, price: '32.00', extraRoundPrice: '10.00' },
  ],
  NORDLYS: [
    { tier: 1, view: null, price: '45.00', extraRoundPrice: '20.00' },
    { tier: 2, view: null, price: '60.00', extraRoundPrice: '25.00' },
    { tier: 3, view: null, price: '110.00', extraRoundPrice: '45.00' },
    { tier: 4, view: null, price: '190.00', extraRoundPrice: '75.00' },
  ],
};
