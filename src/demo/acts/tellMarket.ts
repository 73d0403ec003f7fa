import { type Act, actor } from '../../context';
import { Keyed } from '../../relay/keyed';
import { reportPageLoads, ReportPageLoadsInput } from '../../renditions/reportPageLoads';
import { ask } from '../ask';
import { contextAt, type Demo } from '../Demo';
import type { PageLoadsWeek, SalesWeek } from '../story/market';

/** Sales come from the shop's books: facts, with nothing of ours behind them. */
class SalesInput extends Keyed implements SalesWeek {
  sku!: string;
  week!: number;
  sold!: number;
  returned!: number;
}

export async function tellSales(demo: Demo, week: SalesWeek, at: Date): Promise<void> {
  const request = { operation: 'tellSales', about: `${week.sku} ${week.week}`, shape: SalesInput, values: week };
  await ask(contextAt(demo, demo.cast.studio, at), request, appendSales);
}

async function appendSales(act: Act, { sku, sold, returned }: SalesInput): Promise<{ personId: string }> {
  const [{ id }] = await act.tx.rows<{ id: string }>('SELECT id FROM sku WHERE code = $1', [sku]);
  await act.append(
    { kind: 'SOLD', skuId: id, units: sold },
    ...(returned > 0 ? [{ kind: 'RETURNED' as const, skuId: id, units: returned }] : []),
  );
  return { personId: actor(act) };
}

export async function tellPageLoads(demo: Demo, { channel, week, loads }: PageLoadsWeek, at: Date): Promise<void> {
  const request = { operation: 'reportPageLoads', about: `${channel} ${week}`, shape: ReportPageLoadsInput, values: { loads } };
  await ask(contextAt(demo, demo.cast.storefronts[channel], at), request, reportPageLoads);
}
