import { IANAZone } from 'luxon';

/** JavaScript knows it, PostgreSQL does not. */
const GONE = 'us/pacific-new';

/**
 * Whether a name is one of IANA's that means the same to JavaScript and to PostgreSQL: that of a place, or UTC. To PostgreSQL short ones such as IST and CET are
 * abbreviations, some of them of another place or without a summer; an offset such as +02:00 means two things to two programs.
 */
export function isTimeZone(name: string): boolean {
  return /^(UTC|GMT|[a-z]+\/.+)$/i.test(name) && name.toLowerCase() !== GONE && IANAZone.isValidZone(name);
}
