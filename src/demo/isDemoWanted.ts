import type { Settings } from '../settings';
import type { Database } from '../store/database';
import { readMark } from './mark';

/** Whether to load the demo, or to go on with it: into an embedded database that is empty; into another one only when asked for. */
export async function isDemoWanted(settings: Settings, isEmbedded: boolean, database: Database): Promise<boolean> {
  if (settings.LOUPE_DEMO) return settings.LOUPE_DEMO === 'on';
  if (!isEmbedded) return false;
  const { begunAt, isEmpty } = await readMark(database);
  return begunAt !== null || isEmpty;
}
