/** A line of a file as it is read: its number, counted from 1, and its text; or what is wrong with it. */
export type Line = { number: number } & ({ text: string } | { fault: string });

/** Far above any event or row of a catalogue. What is longer is no line of ours, and is never held in memory whole. */
export const MOST_LINE_BYTES = 256 * 1024;

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The lines of a UTF-8 file, one after the other, however long the file is. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  let isTooLong = false;
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield lineOf((number += 1), Buffer.concat([rest, chunk.subarray(start, end)]), isTooLong);
      [rest, isTooLong, start] = [Buffer.alloc(0), false, end + 1];
    }
    isTooLong ||= rest.length + chunk.length - start > MOST_LINE_BYTES;
    rest = isTooLong ? Buffer.alloc(0) : Buffer.concat([rest, chunk.subarray(start)]);
  }
  if (rest.length > 0 || isTooLong) yield lineOf(number + 1, rest, isTooLong);
}

function lineOf(number: number, bytes: Buffer, isTooLong: boolean): Line {
  if (isTooLong || bytes.length > MOST_LINE_BYTES) return { number, fault: `Expected a line of at most ${MOST_LINE_BYTES} bytes.` };
  try {
    const text = utf8.decode(bytes);
    return { number, text: number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
  } catch {
    return { number, fault: 'Expected UTF-8, found bytes that are none.' };
  }
}
