import { DateTime } from 'luxon';
import { isTimeZone } from '../../src/timeZone';
import { freshDatabase } from '../support/database';

const fresh = freshDatabase();

/** Midwinter and midsummer, of a year long past too. */
const INSTANTS = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z', '1995-07-15T12:00:00Z'];

it('takes no name for a zone that PostgreSQL does not know, or reads otherwise than JavaScript', async () => {
  const known = await fresh.database.rows<{ name: string }>(
    'SELECT name FROM pg_timezone_names UNION SELECT abbrev FROM pg_timezone_abbrevs',
  );
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const short = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  const names = new Set([
    ...known.map(({ name }) => name),
    ...Intl.supportedValuesOf('timeZone'),
    ...short,
    'US/Pacific-New',
    '+02:00',
    'utc',
  ]);
  const zones = [...names].filter(isTimeZone);
  expect(zones.length).toBeGreaterThan(400);
  const told = await fresh.database.rows<{ zone: string; at: string; local: string }>(
    `SELECT zone, at, to_char(at::timestamptz AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI') AS local FROM unnest($1::text[]) zone, unnest($2::text[]) at`,
    [zones, INSTANTS],
  );
  expect(told).toHaveLength(zones.length * INSTANTS.length);
  for (const { zone, at, local } of told)
    expect([zone, local]).toEqual([zone, DateTime.fromISO(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")]);
});

it.each(['IST', 'CET', 'cet', 'AET', 'PST', 'US/Pacific-New', '+02:00', 'Europe/Atlantis', ''])('"%s" is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});

it.each(['Europe/Paris', 'america/new_york', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])('"%s" is one', (name) => {
  expect(isTimeZone(name)).toBe(true);
});
