import type { View } from '../../catalogue/words';
import type { Services } from '../../context';
import type { Cell, ContactSheetOrder } from '../../pixels/drawn/order';
import { qualitiesOf } from '../qualities';
import type { Quality } from '../Quality';
import type { RevisionStatus } from '../words';

const MOST_CELLS = 60; // more is no sheet to look at

/** The colourways of a SKU in one view, side by side; null when there is no such SKU. */
export async function contactSheetOrder(services: Services, skuId: string, view: View): Promise<ContactSheetOrder | null> {
  const [sku] = await services.database.rows<{ code: string; name: string }>('SELECT code, name FROM sku WHERE id = $1', [skuId]);
  if (!sku) return null;
  const shots = await services.database.rows<ShotShown>(
    `SELECT concat_ws('/', w.code, s.number) AS title, ${LATEST}
     FROM colourway w LEFT JOIN shot s ON s.colourway_id = w.id AND s.view = $2 ${LATEST_OF_SHOT}
     WHERE w.sku_id = $1 ORDER BY w.code, s.number`,
    [skuId, view],
  );
  return sheetOf(services, `${sku.code} · ${sku.name} · ${view}`, shots);
}

/** The shots of a batch, as they stand; null when there is no such batch. */
export async function batchSheetOrder(services: Services, batchId: string): Promise<ContactSheetOrder | null> {
  const [batch] = await services.database.rows<{ code: string }>('SELECT code FROM batch WHERE id = $1', [batchId]);
  if (!batch) return null;
  const shots = await services.database.rows<ShotShown>(
    `SELECT s.reference AS title, ${LATEST}
     FROM batch_shot b JOIN shot s ON s.id = b.shot_id ${LATEST_OF_SHOT}
     WHERE b.batch_id = $1 ORDER BY s.reference`,
    [batchId],
  );
  return sheetOf(services, `Batch ${batch.code}`, shots);
}

interface ShotShown {
  title: string;
  revisionId: string | null;
  sha256: string;
  number: number;
  status: RevisionStatus;
}

const LATEST = 'r.id AS "revisionId", r.sha256, r.number, r.status';
const LATEST_OF_SHOT = 'LEFT JOIN LATERAL (SELECT * FROM revision WHERE shot_id = s.id ORDER BY number DESC LIMIT 1) r ON true';

async function sheetOf(services: Services, title: string, shots: readonly ShotShown[]): Promise<ContactSheetOrder> {
  const taken = shots.slice(0, MOST_CELLS);
  const ids = taken.flatMap(({ revisionId }) => revisionId ?? []);
  const qualities = new Map((await qualitiesOf(services, ids)).map((quality, i) => [ids[i], quality]));
  const shown = ids.length === 1 ? '1 picture' : `${ids.length} pictures`;
  return {
    kind: 'CONTACT_SHEET',
    title,
    subtitle: `${shown} of ${shots.length}${shots.length > MOST_CELLS ? `; the first ${MOST_CELLS} are shown` : ''}`,
    cells: taken.map((shot) => cellOf(shot, qualities.get(shot.revisionId ?? ''))),
  };
}

function cellOf({ title, revisionId, sha256, number, status }: ShotShown, quality: Quality | undefined): Cell {
  if (revisionId === null || !quality) return { file: null, title, lines: ['No picture yet'], severity: null };
  const { machineVerdict } = quality;
  return {
    file: sha256,
    title,
    lines: [`Round ${number} · ${status}`, `Loupe says ${machineVerdict ?? quality.state}`, ...toneOf(quality)],
    severity: machineVerdict === 'PASS' ? null : machineVerdict,
  };
}

/** The middle tones: what a colourway is told by. */
function toneOf({ metalTone }: Quality): string[] {
  const mid = metalTone?.find(({ zone }) => zone === 'MID');
  if (!mid) return [];
  const { l, a, b } = mid.lab;
  const apart = mid.deltaE === null ? '' : ` · ΔE00 ${mid.deltaE.toFixed(1)}`;
  return [`L* ${l.toFixed(1)}  a* ${a.toFixed(1)}  b* ${b.toFixed(1)}${apart}`];
}
