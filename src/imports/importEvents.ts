import type { Act } from '../context';
import { EVENT_KINDS, EVENT_SHAPES, type ToldEvent } from './eventShapes';
import { faultsOf, told } from './faultsOf';
import { appendIncoming, countOutsideLaws, openIncoming, receive, refuseWrong } from './incoming';
import { instantOf } from './instant';
import { type Line, linesOf } from './linesOf';
import type { Fault, Tally } from './Tally';

/** Who the log says recorded what is imported. */
export interface ImportedBy {
  personId: string;
  keyId: string | null;
}

const CHUNK = 2000; // events: some 600 kB in one statement

/**
 * Events, one a line, in any order. They go through a temporary table in chunks, so that memory does not grow with the file; statements over
 * the whole of it then find what is wrong and append the rest.
 */
export async function importEvents(act: Act, bytes: AsyncIterable<Buffer>, tally: Tally, by: ImportedBy): Promise<void> {
  await openIncoming(act.tx);
  const now = instantOf((await act.now()).toISOString()) ?? '';
  let chunk: { line: number; event: ToldEvent }[] = [];
  for await (const line of linesOf(bytes)) {
    if ('text' in line && line.text.trim() === '') continue;
    tally.read += 1;
    const read = eventOf(line, now);
    if (Array.isArray(read)) tally.reject(...read);
    else chunk.push({ line: line.number, event: read });
    if (tally.isHopeless) return;
    if (chunk.length === CHUNK) {
      await receive(act.tx, chunk);
      chunk = [];
    }
  }
  await receive(act.tx, chunk);
  for await (const faults of refuseWrong(act.tx)) {
    tally.reject(...faults);
    if (tally.isHopeless) return;
  }
  if (tally.isRefused) return;
  tally.added = await appendIncoming(act.tx, by);
  if (tally.added > 0) await act.tx.rows('ANALYZE event, shot, colourway, sku, vendor'); // or figures are planned as if they were still empty, until autovacuum comes
  tally.unchanged = tally.read - tally.rejected.size - tally.added;
  tally.outsideLaws = await countOutsideLaws(act.tx);
}

function eventOf(line: Line, now: string): ToldEvent | Fault[] {
  const { number } = line;
  if ('fault' in line) return [{ line: number, field: null, message: line.fault }];
  const found = objectIn(line.text);
  if (!found) return [{ line: number, field: null, message: `Expected a JSON object, found ${told(line.text)}.` }];
  const kind = EVENT_KINDS.find((each) => each === found.kind);
  if (!kind) return [{ line: number, field: 'kind', message: `Expected one of ${EVENT_KINDS.join(', ')}, found ${told(found.kind)}.` }];
  const shape = EVENT_SHAPES[kind];
  const parsed = shape.safeParse(found);
  if (!parsed.success) return faultsOf(number, parsed.error, found, Object.keys(shape.shape));
  const twice = toldTwice(line.text);
  if (twice !== undefined) return [{ line: number, field: twice, message: 'Expected the field once, found it twice.' }];
  if (parsed.data.at > now) return [{ line: number, field: 'at', message: `Expected an instant that is past, found ${told(found.at)}.` }];
  return parsed.data;
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A field that a flat object in JSON holds twice: JSON.parse would take the later without a word. */
function toldTwice(text: string): string | undefined {
  const names = [...text.matchAll(STRING_BEFORE)].flatMap(([, string, colon]) => (colon ? [JSON.parse(string) as string] : []));
  return names.find((name, i) => names.indexOf(name) !== i);
}

/** Every string, and the colon that makes it a name. */
const STRING_BEFORE = /("(?:[^"\\]|\\.)*")\s*(:)?/g;
