import { publish, PublishInput } from '../../renditions/publish';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import type { ChannelCode } from '../house/persons';

export interface Showing {
  channel: ChannelCode;
  references: readonly string[];
  /** Scheduled for then; null = at once. */
  from: Date | null;
}

export async function showShots(demo: Demo, { channel, references, from }: Showing, at: Date): Promise<void> {
  const values = { shotIds: references.map((reference) => madeId(demo, `shot ${reference}`)), channel, from, to: null, despite: [] };
  const request = { operation: 'publish', about: `${channel} ${references.join(' ')}`, shape: PublishInput, values };
  await ask(contextAt(demo, demo.cast.studio, at), request, publish);
}
