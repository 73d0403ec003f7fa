/** Why a PostgreSQL server could not be used, in words for whoever set its URL; null for what has another cause. */
export function whyRefused(error: unknown, url: string): string | null {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const { hostname, port, username, pathname } = new URL(url);
  const server = `${hostname || 'localhost'}:${port || 5432}`;
  if (['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return `no PostgreSQL answers at ${server}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host named "${hostname}"`;
  if (code === 'ETIMEDOUT' || /timeout/i.test(message)) return `${server} did not answer in time`;
  if (code === '28P01' || code === '28000' || /SASL/.test(message)) return `${server} refused the user "${username}" or its password`;
  if (code === '3D000') return `${server} has no database "${decodeURIComponent(pathname.slice(1))}"; create it first`;
  if (code === '42501') return `the user "${username}" may not create tables there; make it the owner of the database`;
  if (code === '53300' || code === '57P03') return `${server} takes no connections at the moment (${message})`;
  if (/SSL/.test(message)) return `${server} and the URL do not agree on TLS (${message}); see sslmode`;
  return null;
}
