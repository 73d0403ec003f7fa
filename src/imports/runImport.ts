import type { Act } from '../context';
import { catalogueRows } from './catalogueRows';
import { importEvents, type ImportedBy } from './importEvents';
import { importRows } from './importRows';
import { ImportRefused, type Tally } from './Tally';
import { rateRows } from './rateRows';
import { vendorRows } from './vendorRows';
import type { ImportKind } from './words';

/**
 * Imports a file in the transaction of the act: all of it or, when the tally is partial, what is as expected of it.
 * @throws ImportRefused with the tally, which tells what is wrong; the transaction must not commit then
 */
export async function runImport(act: Act, kind: ImportKind, bytes: AsyncIterable<Buffer>, tally: Tally, by: ImportedBy): Promise<void> {
  await takeTurn(act);
  await IMPORTERS[kind](act, bytes, tally, by);
  if (tally.isRefused) throw new ImportRefused(tally);
}

const TURN = `hashtext('loupe import')`;

/** Whether no other import runs; none does then until the act ends. */
export async function isOurTurn({ tx }: Act): Promise<boolean> {
  const [{ got }] = await tx.rows<{ got: boolean }>(`SELECT pg_try_advisory_xact_lock(${TURN}) AS got`);
  return got;
}

/** One import after the other, so that none has to reckon with what another is about to commit; and for as long as it takes. */
async function takeTurn({ tx }: Act): Promise<void> {
  await tx.rows('SET LOCAL statement_timeout = 0');
  await tx.rows('SET LOCAL lock_timeout = 0');
  await tx.rows(`SELECT pg_advisory_xact_lock(${TURN})`);
}

type Importer = (act: Act, bytes: AsyncIterable<Buffer>, tally: Tally, by: ImportedBy) => Promise<void>;

const IMPORTERS: Readonly<Record<ImportKind, Importer>> = {
  CATALOGUE: (act, bytes, tally) => importRows(act, bytes, catalogueRows(), tally),
  VENDORS: (act, bytes, tally) => importRows(act, bytes, vendorRows(), tally),
  RATES: (act, bytes, tally) => importRows(act, bytes, rateRows(), tally),
  EVENTS: importEvents,
};
