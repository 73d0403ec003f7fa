import { byId, childrenBy } from '../relay/lookups';
import { Collection } from './Collection';
import { Colourway } from './Colourway';
import { Shot } from './Shot';
import { Sku } from './Sku';

export const collectionById = byId(Collection, 'Collection');
export const skuById = byId(Sku, 'Sku');
export const colourwayById = byId(Colourway, 'Colourway');
export const shotById = byId(Shot, 'Shot');
export const colourwaysBySku = childrenBy(Colourway, 'Colourway', 'skuId', 'ORDER BY x.code');
export const shotsByColourway = childrenBy(Shot, 'Shot', 'colourwayId', 'ORDER BY x.reference');
