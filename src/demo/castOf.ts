import type { KeyPurpose } from '../access/keys';
import type { Database } from '../store/database';
import type { Cast } from './Demo';
import { CHANNEL_CODES, PERSONS, VENDOR_CODES } from './house/persons';
import { keepKeys } from './keepKeys';

const HOUSE: readonly KeyPurpose[] = (['STUDIO', 'REVIEWER', 'ANALYST', 'ADMIN'] as const).map((role) => ({
  role,
  personName: PERSONS[role],
}));
const VENDORS: readonly KeyPurpose[] = VENDOR_CODES.map((vendorCode) => ({
  role: 'VENDOR',
  personName: PERSONS.VENDOR[vendorCode],
  vendorCode,
}));
const STOREFRONTS: readonly KeyPurpose[] = CHANNEL_CODES.map((channelCode) => ({
  role: 'STOREFRONT',
  personName: PERSONS.STOREFRONT[channelCode],
  channelCode,
}));

/** The people of the house, each with a key that works: there before vendors and channels are. */
export async function castOfHouse(database: Database, folder: string): Promise<Pick<Cast, 'studio' | 'reviewer'>> {
  const [studio, reviewer] = await keepKeys(database, folder, HOUSE);
  return { studio, reviewer };
}

/** Whoever stands behind the keys of vendors and channels. */
export async function castOfPartners(database: Database, folder: string): Promise<Pick<Cast, 'vendors' | 'storefronts'>> {
  const vendors = await keepKeys(database, folder, VENDORS);
  const storefronts = await keepKeys(database, folder, STOREFRONTS);
  return { vendors: byCode(VENDOR_CODES, vendors), storefronts: byCode(CHANNEL_CODES, storefronts) };
}

function byCode<Code extends string, Value>(codes: readonly Code[], values: readonly Value[]): Record<Code, Value> {
  return Object.fromEntries(codes.map((code, i) => [code, values[i]])) as Record<Code, Value>;
}
