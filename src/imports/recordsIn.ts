import { recordsOf } from './rowsOf';
import type { ImportKind } from './words';

/** Rows or events of a file as they stand in it, by the lines that they begin on; of a CSV file its header first. */
export function recordsIn(kind: ImportKind, bytes: AsyncIterable<Buffer>, lines: ReadonlySet<number>): AsyncGenerator<string | Buffer> {
  return kind === 'EVENTS' ? linesIn(bytes, lines) : rowsIn(bytes, lines);
}

const NEWLINE = 0x0a;

/** Byte by byte: a line that is no text at all is kept as well. */
async function* linesIn(bytes: AsyncIterable<Buffer>, lines: ReadonlySet<number>): AsyncGenerator<Buffer> {
  let line = 1;
  for await (const chunk of bytes) {
    let start = 0;
    while (start < chunk.length) {
      const end = chunk.indexOf(NEWLINE, start);
      const next = end < 0 ? chunk.length : end + 1;
      if (lines.has(line)) yield chunk.subarray(start, next);
      if (end >= 0) line += 1;
      start = next;
    }
  }
}

async function* rowsIn(bytes: AsyncIterable<Buffer>, lines: ReadonlySet<number>): AsyncGenerator<string> {
  let isHeader = true;
  for await (const { line, text } of recordsOf(bytes)) {
    if (isHeader || lines.has(line)) yield `${text}\n`;
    isHeader = false;
  }
}
