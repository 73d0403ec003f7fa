import { randomBytes } from 'node:crypto';
import { administer, databaseUrl } from '../support/administer';
import { killMains } from '../support/startedMain';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';
import { lowerTestServer, raiseTestServer } from '../support/testServer';
import { beside } from './beside';
import { demo } from './demo';
import { eye } from './eye';
import { imports } from './imports';
import { measuring } from './measuring';
import { killProbed } from './probed';
import { renditions } from './renditions';
import type { Bench, Row, Setting } from './Row';
import { scorecard } from './scorecard';
import { storefront } from './storefront';
import { table } from './table';

const BENCHES: Readonly<Record<string, Bench>> = { storefront, renditions, measuring, beside, eye, imports, scorecard, demo };

export const benchNames: readonly string[] = Object.keys(BENCHES);

type Asked = Pick<Setting, 'events' | 'withPeers' | 'say'>;

const folders: string[] = [];

/** Runs the benches of these names, all of them without any, on a PostgreSQL of its own (or that of DATABASE_URL), and answers their table. */
export async function bench(names: readonly string[], asked: Asked): Promise<string> {
  await raiseTestServer();
  const rows: Row[] = [];
  for (const name of names.length > 0 ? names : benchNames) rows.push(...(await BENCHES[name]({ ...asked, newDatabase, newFolder })));
  return table(rows);
}

/** Leaves nothing behind, also of a bench that was broken off. */
export async function clearBench(): Promise<void> {
  killMains();
  killProbed();
  folders.splice(0).forEach(removeFolder);
  await lowerTestServer();
}

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

async function newDatabase(): Promise<string> {
  const { LOUPE_TEST_SERVER: server = '', LOUPE_TEST_TEMPLATE: template = '' } = process.env;
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return databaseUrl(server, name);
}
