import type { Act } from '../context';
import { Refusal, type UserError } from '../failures';
import { idOf } from './globalId';

/** One of the things that a bulk mutation is asked to act on. */
export interface Item {
  id: string;
  field: string[];
}

/** The items of an id list, each with its place in the input. */
export function itemsOf(type: string, globalIds: readonly string[], field: string): Item[] {
  return globalIds.map((id, i) => ({ id: idOf(type, id), field: [field, String(i)] }));
}

/**
 * Acts on each item by itself: what is refused for one is undone and told with its place, the others stand. In the order of their ids, so
 * that two bulk acts on the same things lock them in the same order; of an act on shots and one on revisions that meet otherwise, one is told CONFLICT.
 */
export async function each(
  act: Act,
  items: readonly Item[],
  work: (item: Item) => Promise<string>,
): Promise<{ done: string[]; userErrors: UserError[] }> {
  const done: string[] = [];
  const userErrors: UserError[] = [];
  for (const item of [...items].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    try {
      done.push(await act.tx.attempt(() => work(item)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      userErrors.push(...error.userErrors.map((each) => ({ ...each, field: item.field })));
    }
  }
  if (done.length === 0 && userErrors.length > 0) throw new Refusal(...userErrors); // nothing was done, so the request may be mended and sent again
  return { done, userErrors };
}
