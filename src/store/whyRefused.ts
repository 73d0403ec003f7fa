/** What a server or the way to it said, and what that means for whoever set the URL. */
interface Reading {
  sign: RegExp;
  say: (url: URL, message: string) => string;
}

const server = ({ hostname, port }: URL): string => `${hostname || 'localhost'}:${port || 5432}`;

/** Signs stand in the code (Node's or SQLSTATE) or, where there is none, in the message. */
const READINGS: readonly Reading[] = [
  { sign: /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH) /, say: (url) => `no PostgreSQL answers at ${server(url)}` },
  { sign: /^(ENOTFOUND|EAI_AGAIN) /, say: (url) => `there is no host named "${url.hostname}"` },
  { sign: /^ETIMEDOUT |timeout/i, say: (url) => `${server(url)} did not answer in time` },
  { sign: /^(28P01|28000) |SASL/, say: (url) => `${server(url)} refused the user "${url.username}" or its password` },
  { sign: /^3D000 /, say: (url) => `${server(url)} has no database "${url.pathname.slice(1)}"; create it first` },
  { sign: /^42501 /, say: (url) => `the user "${url.username}" may not create tables there; make it the owner of the database` },
  { sign: /^(53300|57P03) /, say: (url, message) => `${server(url)} takes no connections at the moment (${message})` },
  { sign: /SSL/, say: (url, message) => `${server(url)} and the URL do not agree on TLS (${message}); see sslmode` },
];

/** Why a PostgreSQL server could not be used, in words for whoever set its URL; null for what has another cause. */
export function whyRefused(error: unknown, url: string): string | null {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const reading = READINGS.find(({ sign }) => sign.test(`${code} ${message}`));
  return reading ? reading.say(new URL(url), message) : null;
}
