import { setTimeout as wait } from 'node:timers/promises';
import { ALGORITHM_VERSION } from '../pixels/algorithmVersion';
import { type Loader, perform, type Services } from '../context';
import { DECIDED } from './moves';
import { type Pins, pinsOf, qualityKey } from './pins';
import { type Finding, type MachineVerdict, type Measured, NOTHING_MEASURED, type Quality, type QualityState } from './Quality';

/** A row of the table `quality`. */
interface QualityRow {
  id: string;
  key: string;
  state: QualityState;
  failure: string | null;
  algorithmVersion: string;
  machineVerdict: MachineVerdict | null;
  measured: Measured | null;
  findings: Finding[];
}

const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 100;

const COLUMNS = 'id, key, state, failure, algorithm_version AS "algorithmVersion", machine_verdict AS "machineVerdict", measured, findings';

/**
 * The quality of revisions. A decided revision answers with the measurement it was decided on (law 8); any other with that of the present
 * algorithm, which is asked for here if it does not exist yet: then the answer is PENDING.
 */
export const qualityByRevision: Loader<string, Quality> = (context, revisionIds) => qualitiesOf(context, revisionIds);

/** The same in the order of the ids, for whoever asks without being a person: what is drawn of a revision. */
export async function qualitiesOf(services: Services, revisionIds: readonly string[]): Promise<Quality[]> {
  const pins = await pinsOf(services.database, revisionIds);
  const keys = new Map(pins.map((each) => [each.revisionId, isDecided(each) ? null : qualityKey(each, ALGORITHM_VERSION)]));
  const rows = await services.database.rows<QualityRow>(`SELECT ${COLUMNS} FROM quality WHERE id = ANY($1) OR key = ANY($2)`, [
    pins.map((each) => each.qualityId).filter((id) => id !== null),
    [...keys.values()].filter((key) => key !== null),
  ]);
  const found = new Map(pins.map((each) => [each.revisionId, rows.find((row) => matches(row, each, keys.get(each.revisionId) ?? null))]));
  await ask(
    services,
    pins.filter((each) => !found.get(each.revisionId)),
  );
  return revisionIds.map((id) => told(found.get(id)));
}

/** The same, waited for until all of them are measured, for a bounded time: once a request, however often it asks. */
export const settledByRevision: Loader<string, Quality> = async (context, revisionIds) => {
  const until = Date.now() + PATIENCE_MS;
  let qualities = await qualitiesOf(context, revisionIds);
  while (qualities.some(({ state }) => state === 'PENDING') && Date.now() < until) {
    await wait(LOOK_EVERY_MS);
    qualities = await qualitiesOf(context, revisionIds);
  }
  return qualities;
};

function isDecided(pins: Pins): boolean {
  return pins.qualityId !== null && (DECIDED.includes(pins.status) || pins.status === 'VETOED');
}

function matches(row: QualityRow, pins: Pins, key: string | null): boolean {
  return key === null ? row.id === pins.qualityId : row.key === key;
}

/** Notes that the measurement is wanted and has a worker make it. Whoever is second finds the row and asks nothing. */
async function ask(services: Services, pins: readonly Pins[]): Promise<void> {
  if (pins.length === 0) return;
  await perform(services, null, async (act) => {
    for (const each of pins) {
      const [wanted] = await act.tx.rows(
        `INSERT INTO quality (key, job_id, sha256, algorithm_version) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING RETURNING 1`,
        [qualityKey(each, ALGORITHM_VERSION), each.jobId, each.sha256, ALGORITHM_VERSION],
      );
      if (wanted) await act.enqueue({ task: 'measureRevision', revisionId: each.revisionId }, { priority: 5 });
    }
  });
}

function told(row: QualityRow | undefined): Quality {
  const nothing = NOTHING_MEASURED;
  if (!row) return { state: 'PENDING', failure: null, machineVerdict: null, algorithmVersion: ALGORITHM_VERSION, findings: [], ...nothing };
  const { state, failure, machineVerdict, algorithmVersion, findings, measured } = row;
  return { state, failure, machineVerdict, algorithmVersion, findings, ...nothing, ...measured };
}
