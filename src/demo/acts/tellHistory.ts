import { Readable } from 'node:stream';
import { type Act, actor } from '../../context';
import { runImport } from '../../imports/runImport';
import { Tally } from '../../imports/Tally';
import type { ImportKind } from '../../imports/words';
import { Keyed } from '../../relay/keyed';
import { ask } from '../ask';
import { contextAt, type Demo } from '../Demo';
import { newHistory } from '../history/newHistory';

class HistoryInput extends Keyed {
  kind!: ImportKind;
}

/** Brings the made-up history in as any house brings its own: a catalogue, then events. */
export async function tellHistory(demo: Demo): Promise<void> {
  const { catalogue, events } = newHistory(demo.begunAt, demo.workshop.house.timeZone);
  await bringIn(demo, 'CATALOGUE', catalogue);
  await bringIn(demo, 'EVENTS', events);
}

async function bringIn(demo: Demo, kind: ImportKind, text: string): Promise<void> {
  const request = { operation: 'startImport', about: `history ${kind}`, shape: HistoryInput, values: { kind } };
  await ask(contextAt(demo, demo.cast.studio), request, (act) => importText(act, kind, text));
}

async function importText(act: Act, kind: ImportKind, text: string): Promise<{ added: number }> {
  const tally = new Tally(false);
  await runImport(act, kind, Readable.from([Buffer.from(text)]), tally, { personId: actor(act), keyId: act.viewer?.keyId ?? null });
  return { added: tally.added };
}
