import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { linesOf, MOST_LINE_BYTES } from './linesOf';
import type { Fault } from './Tally';

/** A row of a CSV file: the line that it begins on, and its cells by column; or what is wrong with it. */
export type Row = { line: number } & ({ cells: Readonly<Record<string, string>> } | { fault: string });

export interface Columns {
  required: readonly string[];
  optional: readonly string[];
}

/** Where a file can be read no further: its header is wrong, its quotes do not close, a line is no text. */
export class Unreadable extends Error {
  constructor(...faults: readonly Fault[]) {
    super(faults[0].message);
    this.faults = faults;
  }
  readonly faults: readonly Fault[];
}

/**
 * The rows of a CSV file (RFC 4180) whose first row names the columns, in any order.
 * @throws Unreadable
 */
export async function* rowsOf(bytes: AsyncIterable<Buffer>, columns: Columns): AsyncGenerator<Row> {
  let header: string[] | null = null;
  for await (const { line, record } of recordsOf(bytes)) {
    if (header) yield { line, ...cellsOf(header, record) };
    else checkHeader((header = record), columns);
  }
  if (!header) checkHeader([], columns);
}

/** A record of a CSV file: the line that it begins on, its cells, and its text as it stands. */
interface CsvRecord {
  line: number;
  record: string[];
  text: string;
}

/** The same without a word on the header. @throws Unreadable */
export async function* recordsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord> {
  let doubled = 0; // csv-parse counts a CRLF between quotes as two lines
  let ended = 0; // line that the last whole record ends on
  const counted = (found: Found): Found => {
    doubled += count(found.record, '\r');
    ended = found.info.lines - doubled;
    return { ...found, line: found.info.lines - doubled - count(found.record, '\n') };
  };
  const options = {
    ...{
      info: true,
      raw: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      skip_empty_lines: true,
      max_record_size: MOST_LINE_BYTES,
    },
    on_record: counted as never, // in the parser itself, which is ahead of who reads
  };
  const parser = pipeline(Readable.from(textOf(bytes)), parse(options), () => undefined); // what breaks is thrown by the reading below
  try {
    for await (const { record, raw, line } of parser as AsyncIterable<Found>) yield { line, record, text: trimmed(raw) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Unreadable({
      line: ended + 1,
      field: null,
      message: `Expected RFC 4180, found: ${error.message.replace(/ (at|on) line \d+/, '')}.`,
    });
  }
}

/** As csv-parse tells it: `lines` is the number of the line that a record ends on. */
interface Found {
  record: string[];
  raw: string;
  info: { lines: number };
  /** That it begins on. */
  line: number;
}

async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const line of linesOf(bytes)) {
    if ('fault' in line) throw new Unreadable({ line: line.number, field: null, message: line.fault });
    yield `${line.text}\n`;
  }
}

function count(record: readonly string[], mark: string): number {
  return record.reduce((sum, cell) => sum + cell.split(mark).length - 1, 0);
}

function trimmed(raw: string): string {
  return raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
}

function checkHeader(header: readonly string[], { required, optional }: Columns): void {
  const known = [...required, ...optional];
  const fault = (field: string, message: string): Fault => ({ line: 1, field, message });
  const faults = [
    ...header.filter((name) => !known.includes(name)).map((name) => fault(name, `Expected one of the columns ${known.join(', ')}.`)),
    ...required.filter((name) => !header.includes(name)).map((name) => fault(name, 'Expected this column, found none of the name.')),
    ...header.filter((name, i) => header.indexOf(name) < i).map((name) => fault(name, 'Expected this column once, found it again.')),
  ];
  if (faults.length > 0) throw new Unreadable(...faults);
}

function cellsOf(header: readonly string[], record: readonly string[]): { cells: Record<string, string> } | { fault: string } {
  if (record.length !== header.length) return { fault: `Expected ${header.length} cells as in the header, found ${record.length}.` };
  return { cells: Object.fromEntries(header.map((name, i) => [name, record[i]])) };
}
