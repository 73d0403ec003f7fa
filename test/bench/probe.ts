// Loaded into a process before anything else (node --require): tells whoever asks by message what the process has used so far.
import { Client } from 'pg';
import type { Used } from './probed';

type Query = (this: Client, ...args: unknown[]) => unknown;

let statements = 0;
const prototype = Client.prototype as unknown as { query: Query };
const query = prototype.query;
prototype.query = function (...args) {
  statements += 1;
  return query.apply(this, args);
};

process.on('message', (message) => {
  if (message !== 'used?') return;
  const { user, system } = process.cpuUsage();
  const used: Used = { cpuSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024, statements };
  process.send?.({ used });
});
