import type { Database, Transaction } from '../../src/store/database';

/** Does some work in a transaction, answers what it found, and undoes all that it did. What the work throws goes on. */
export async function undone<Found>(database: Database, work: (tx: Transaction) => Promise<Found>): Promise<Found> {
  let found: { value: Found } | undefined;
  const undo = new Error('undone on purpose');
  await database
    .transaction(async (tx) => {
      found = { value: await work(tx) };
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found!.value;
}
