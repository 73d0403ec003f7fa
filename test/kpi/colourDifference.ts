import type { Facts } from '../../src/kpi/history';
import { ciede2000 } from '../../src/pixels/ciede2000';

/** What the oracles are told of colours. */
export const colourDifference: Facts['colourDifference'] = ([l1, a1, b1], [l2, a2, b2]) =>
  ciede2000({ l: l1, a: a1, b: b1 }, { l: l2, a: a2, b: b2 }).deltaE;
