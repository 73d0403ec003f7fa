import type { z } from 'zod';
import type { Act } from '../context';
import { Refusal } from '../failures';
import { faultsOf } from './faultsOf';
import { type Columns, type Row, rowsOf, Unreadable } from './rowsOf';
import type { Fault, Tally } from './Tally';

/** What a row did. */
export type Effect = 'added' | 'changed' | 'unchanged';

/** How the rows of a kind of file are read and saved. */
export interface RowKind<Told> {
  columns: Columns;
  shape: z.ZodType<Told>;
  /** Saves what a row tells, by the use cases of the house. @throws Refusal (its fields are columns), WrongCell */
  save: (act: Act, told: Told, line: number) => Promise<Effect>;
}

/** A cell that is wrong beside what stood in the file before. */
export class WrongCell extends Error {
  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
  }
}

/** Row by row, each under a savepoint: what a refused row had written is undone, and the rest of the file is looked at all the same. */
export async function importRows<Told>(act: Act, bytes: AsyncIterable<Buffer>, kind: RowKind<Told>, tally: Tally): Promise<void> {
  try {
    for await (const row of rowsOf(bytes, kind.columns)) {
      tally.read += 1;
      await importRow(act, row, kind, tally);
      if (tally.isHopeless) return;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tally.reject(...error.faults);
    tally.breakOff('The file cannot be read to its end');
  }
}

async function importRow<Told>(act: Act, row: Row, kind: RowKind<Told>, tally: Tally): Promise<void> {
  const { line } = row;
  if ('fault' in row) return tally.reject({ line, field: null, message: row.fault });
  const parsed = kind.shape.safeParse(row.cells);
  if (!parsed.success) return tally.reject(...faultsOf(line, parsed.error, row.cells, Object.keys(row.cells)));
  try {
    tally[await act.tx.attempt(() => kind.save(act, parsed.data, line))] += 1;
  } catch (error) {
    tally.reject(...faultsBehind(error, line));
  }
}

function faultsBehind(error: unknown, line: number): Fault[] {
  if (error instanceof WrongCell) return [{ line, field: error.column, message: error.message }];
  if (!(error instanceof Refusal)) throw error;
  return error.userErrors.map(({ field, message }) => ({ line, field: field[0], message }));
}
