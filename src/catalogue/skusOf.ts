import { seen } from '../access/rows';
import type { Context } from '../context';
import type { Connection, PageArgs } from '../relay/connection';
import { type Listing, page } from '../relay/page';
import { Sku } from './Sku';

/** In this order SKUs are listed and their cursors count. */
export const SKUS = {
  entity: Sku,
  alias: 'k',
  order: [{ sql: 'k.code::text', type: 'text', value: (sku) => sku.code }],
} as const satisfies Partial<Listing<Sku>>;

/** The SKUs of a collection that the viewer may see, by code. */
export function skusOf(context: Context, collectionId: string, ask: PageArgs): Promise<Connection<Sku>> {
  return page(
    context,
    {
      ...SKUS,
      where: `${seen(context.viewer, 'Sku', 'k')} AND k.collection_id = $2`,
      params: [context.viewer.scopeId, collectionId],
    },
    ask,
  );
}
