import { resolve } from 'node:path';
import proxyAddress from 'proxy-addr';
import { z } from 'zod';
import { isTimeZone } from './timeZone';

/** Everything that can be set from outside. This is the only reader of the environment; each variable is told in the README. */
export type Settings = Readonly<z.infer<typeof shape>>;

/** A variable that is not what was expected: the message names it, what was found, and what was expected. */
export class SettingsError extends Error {}

const megabytes = 1024 * 1024;
const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `a whole number from ${from} to ${to}`);
const timeZone = z.string().refine((zone) => isTimeZone(zone), 'an IANA time zone such as Europe/Paris');
const url = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.includes(protocolOf(value)), `a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);

const shape = z.object({
  HOST: z.string().min(1, 'a host name or address').default('127.0.0.1'),
  PORT: whole(0, 65535).default(4000),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REPLICA_URLS: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine(
      (urls) => urls.every((each) => ['postgres:', 'postgresql:'].includes(protocolOf(each))),
      'URLs that begin with postgres://, separated by commas',
    )
    .optional(),
  LOUPE_DATA: z
    .string()
    .min(1, 'a folder')
    .default('.loupe')
    .transform((folder) => resolve(folder)),
  LOUPE_DEMO: z.enum(['on', 'off'], 'on or off').optional(),
  LOUPE_TIME_ZONE: timeZone.default('Europe/Paris'),
  LOUPE_PUBLIC_URL: url('http:', 'https:').optional(),
  LOUPE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent').default('warn'),
  LOUPE_WORKERS: whole(0, 64).default(2),
  LOUPE_POOL: whole(2, 200).default(10),
  LOUPE_MEDIA_MAX_AGE: whole(0, 31_536_000).default(86_400),
  LOUPE_MAX_UPLOAD_MB: whole(1, 2048)
    .default(200)
    .transform((size) => size * megabytes),
  LOUPE_VENDOR_DAY_GB: whole(1, 100_000)
    .default(200)
    .transform((size) => size * 1024 * megabytes),
  LOUPE_REQUESTS_PER_SECOND: whole(1, 100_000).default(200),
  LOUPE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((each) => each.trim() || []))
    .refine(
      (proxies) => proxies.every(isNetwork),
      'addresses or networks such as 10.0.0.0/8, or loopback or uniquelocal, separated by commas',
    ),
  LOUPE_ANSWERS_MB: whole(0, 16_384).default(64),
  S3_BUCKET: z.string().min(3, 'the name of a bucket').optional(),
  S3_ENDPOINT: url('http:', 'https:').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_DIRECT: z.enum(['on', 'off'], 'on or off').default('off'),
  S3_CACHE_MB: whole(100, 10_000_000)
    .default(4096)
    .transform((size) => size * megabytes),
  NODE_ENV: z.string().optional(),
});

/** @throws SettingsError naming every variable that is wrong, what was found and what was expected. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(shape.shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const parsed = shape.safeParse(given);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => sentence(issue, given)).join('\n'));
  if (parsed.data.LOUPE_VENDOR_DAY_GB < parsed.data.LOUPE_MAX_UPLOAD_MB)
    throw new SettingsError('LOUPE_VENDOR_DAY_GB: found less than LOUPE_MAX_UPLOAD_MB, expected at least as much.');
  const { S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = parsed.data;
  if ((S3_ACCESS_KEY_ID === undefined) !== (S3_SECRET_ACCESS_KEY === undefined))
    throw new SettingsError('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: found one of them, expected both or neither.');
  return Object.freeze(parsed.data);
}

/** Never repeated in a message. */
const SECRET = new Set(['DATABASE_URL', 'REPLICA_URLS', 'S3_SECRET_ACCESS_KEY']);

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const found = SECRET.has(name) ? 'something else' : JSON.stringify(given[name]);
  return `${name}: found ${found}, expected ${issue.message}.`;
}

function isNetwork(text: string): boolean {
  try {
    proxyAddress.compile(text);
    return true;
  } catch {
    return false;
  }
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}
