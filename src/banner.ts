import type { DemoKeys } from './demo/demoKeys';

/** What `npm start` prints when it is ready: where it is, a key for each role, and three queries to paste. */
export function banner(url: string, keys: DemoKeys | null): string {
  return keys
    ? [ready(url), ...keyLines(keys), ...queries(url, keys), '', 'Ctrl-C stops everything.'].join('\n')
    : [ready(url), ...withoutKeys].join('\n');
}

function ready(url: string): string {
  return `\nLoupe is ready.\n\n  GraphQL   ${url}/graphql\n  Explorer  ${url}/explorer/\n`;
}

const withoutKeys = ['Make a key with:  npm run key -- create --role STUDIO --person "Your name"', 'Ctrl-C stops everything.'];

function keyLines({ VENDOR, STOREFRONT, ...roles }: DemoKeys): string[] {
  const lines = [
    ...Object.entries(roles),
    ...Object.entries(VENDOR)
      .slice(0, 1)
      .map(([code, key]) => [`VENDOR ${code}`, key]),
    ...Object.entries(STOREFRONT)
      .slice(0, 1)
      .map(([code, key]) => [`STOREFRONT ${code}`, key]),
  ];
  return [
    'A key for each role (all of them are in demo-keys.json of the data folder):',
    ...lines.map(([role, key]) => `  ${role.padEnd(24)} ${key}`),
    '',
  ];
}

function queries(url: string, keys: DemoKeys): string[] {
  const [[channel, storefront]] = Object.entries(keys.STOREFRONT);
  const [[, vendor]] = Object.entries(keys.VENDOR);
  return [
    'Three queries to paste:',
    '',
    '1. What a shop sees:',
    curl(
      url,
      storefront,
      `{ collection(code: "AURORA") { name skus(first: 5) { nodes { code name colourways { metal renditions(channel: "${channel}") { url width bytes altText(locale: "en") } } } } } }`,
    ),
    '',
    '2. What a vendor has to do:',
    curl(
      url,
      vendor,
      '{ jobs(first: 5, statuses: [OPEN, REWORK]) { nodes { reference dueAt round lastReview { comment tags { tag } } source { url } } } }',
    ),
    '',
    '3. How production runs (half a year of it is made up: the collection DEMO-HISTORY):',
    curl(
      url,
      keys.ANALYST,
      `{ scorecard(from: "${daysFromNow(-365)}", to: "${daysFromNow(1)}", groupBy: [VENDOR]) { rows { key { value } turnaround { n p50 } revisionRounds { n mean } firstTimeApprovalRate { n value } costPerImage { tier currency value } shootToLive { n p50 } } } }`,
    ),
  ];
}

function daysFromNow(days: number): string {
  return `${new Date(Date.now() + days * 86_400e3).toISOString().slice(0, 10)}T00:00:00Z`;
}

function curl(url: string, key: string, query: string): string {
  return `   curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${key}' \\\n     -d '${JSON.stringify({ query })}'`;
}
