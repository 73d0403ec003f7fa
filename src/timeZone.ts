import { IANAZone } from 'luxon';

/**
 * PostgreSQL takes these for abbreviations, some of them of another place, and without a summer; as zones of IANA or names that JavaScript knows they mean
 * something else.
 */
const ABBREVIATIONS = ['CET', 'EET', 'MET', 'WET', 'PST', 'IST', 'BST', 'CST', 'AST', 'ACT', 'ART', 'NST'];

/** Whether a name is one of IANA's that means the same to JavaScript and to PostgreSQL. An offset such as +02:00 means two things to two programs. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && !ABBREVIATIONS.includes(name.toUpperCase()) && IANAZone.isValidZone(name);
}
