import { seen } from '../access/rows';
import type { Context } from '../context';
import type { Connection, PageArgs } from '../relay/connection';
import { page } from '../relay/page';
import { Sku } from './Sku';

/** The SKUs of a collection that the viewer may see, by code. */
export function skusOf(context: Context, collectionId: string, ask: PageArgs): Promise<Connection<Sku>> {
  return page(
    context,
    {
      entity: Sku,
      alias: 'k',
      where: `${seen(context.viewer, 'Sku', 'k')} AND k.collection_id = $2`,
      params: [context.viewer.scopeId, collectionId],
      order: [{ sql: 'k.code::text', type: 'text', value: (sku) => sku.code }],
    },
    ask,
  );
}
