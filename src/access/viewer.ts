/** Who asks: a person (or a service) with a key. Every act records both. */
export interface Viewer {
  keyId: string;
  personId: string;
  personName: string;
  role: Role;
  /** The vendor of a VENDOR key, the channel of a STOREFRONT key; null for roles that see the whole house. */
  scopeId: string | null;
}

export type Role = 'STOREFRONT' | 'VENDOR' | 'REVIEWER' | 'STUDIO' | 'ANALYST' | 'ADMIN';

export const ROLES: readonly Role[] = ['STOREFRONT', 'VENDOR', 'REVIEWER', 'STUDIO', 'ANALYST', 'ADMIN'];
