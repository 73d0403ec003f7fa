/** Who works in the demo's house, by role; and who stands behind the keys of its vendors and channels. */
export const PERSONS = {
  STUDIO: 'Inès Moreau',
  REVIEWER: 'Tomasz Zieliński',
  ANALYST: 'Priya Nair',
  ADMIN: 'Jonas Lindqvist',
  VENDOR: { LUMEN: 'Arjun Mehta', NORDLYS: 'Freja Holm', ATELIER: 'Camille Roux' },
  STOREFRONT: { marketplace: 'Marketplace feed', brand: 'Brand shop', social: 'Social planner' },
} as const;

export type VendorCode = keyof typeof PERSONS.VENDOR;
export type ChannelCode = keyof typeof PERSONS.STOREFRONT;

/** The outsourced vendor and the marketplace come first: whoever takes the first key of each finds a rate for every tier, and every collection. */
export const VENDOR_CODES = Object.keys(PERSONS.VENDOR) as VendorCode[];
export const CHANNEL_CODES = Object.keys(PERSONS.STOREFRONT) as ChannelCode[];
