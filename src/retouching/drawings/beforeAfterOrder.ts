import type { Services } from '../../context';
import type { BeforeAfterOrder } from '../../pixels/drawn/order';
import { roundShown } from './roundShown';

/** A revision beside the source that it was made from. */
export async function beforeAfterOrder({ database }: Services, revisionId: string): Promise<BeforeAfterOrder | null> {
  const round = await roundShown(database, revisionId);
  if (!round) return null;
  return {
    kind: 'BEFORE_AFTER',
    title: `${round.reference} · round ${round.number}`,
    subtitle: 'Before and after',
    before: { file: round.sourceSha256, caption: `Source ${round.sourceNumber}` },
    after: { file: round.sha256, caption: `Round ${round.number} · ${round.status}` },
  };
}
