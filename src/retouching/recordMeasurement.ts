import { ALGORITHM_VERSION } from '../pixels/algorithmVersion';
import type { Act } from '../context';
import { type Assessment, worstZone } from './assess';
import { comeBack } from './comeBack';
import { type LockedRevision, lockRevision, moveRevision } from './lockRevision';
import { DECIDED } from './moves';
import { type Pins, qualityKey } from './pins';

/**
 * Keeps what was measured of a revision and lets it go on: to its previews, or, where its structure was vetoed, back to the vendor (laws 4
 * and 12). A revision decided meanwhile keeps what it was decided on (law 8). Doing it twice changes nothing.
 */
export async function recordMeasurement(act: Act, pins: Pins, assessed: Assessment): Promise<'done' | 'skipped'> {
  const locked = await lockRevision(act, pins.revisionId);
  const { revision } = locked;
  const [quality] = await act.tx.rows<{ id: string }>(keep, [
    ...[qualityKey(pins, ALGORITHM_VERSION), pins.jobId, pins.sha256, ALGORITHM_VERSION],
    ...[assessed.machineVerdict, JSON.stringify(assessed.measured), JSON.stringify(assessed.findings)],
  ]);
  if (DECIDED.includes(revision.status) || revision.status === 'VETOED') return 'skipped';
  const isNew = revision.qualityId !== quality.id;
  if (!isNew && revision.status !== 'SUBMITTED') return 'skipped';
  if (isNew) {
    await act.tx.rows('UPDATE revision SET quality_id = $2 WHERE id = $1', [revision.id, quality.id]);
    await tellMeasured(act, locked, pins, assessed);
  }
  if (revision.status === 'SUBMITTED') await goOn(act, locked, assessed);
  return 'done';
}

/** Could not be measured: told, and left to a reviewer or to remeasureRevision. */
export async function recordMeasureFailure(act: Act, pins: Pins, reason: string): Promise<'done' | 'skipped'> {
  const { revision, shot } = await lockRevision(act, pins.revisionId);
  await act.tx.rows(keepFailure, [qualityKey(pins, ALGORITHM_VERSION), pins.jobId, pins.sha256, ALGORITHM_VERSION, reason]);
  if (revision.status !== 'SUBMITTED') return 'skipped';
  await moveRevision(act, revision, 'MEASURE_FAILED');
  await act.append({ kind: 'MEASURE_FAILED', shotId: shot.id, round: revision.number, reason });
  return 'done';
}

/** What is READY stays as it was first measured; only a wish or a failure is filled in. */
const keep = `
  INSERT INTO quality AS q (key, job_id, sha256, algorithm_version, state, machine_verdict, measured, findings)
  VALUES ($1, $2, $3, $4, 'READY', $5, $6, $7)
  ON CONFLICT (key) DO UPDATE SET
    state = 'READY', failure = NULL,
    machine_verdict = CASE WHEN q.state = 'READY' THEN q.machine_verdict ELSE excluded.machine_verdict END,
    measured = CASE WHEN q.state = 'READY' THEN q.measured ELSE excluded.measured END,
    findings = CASE WHEN q.state = 'READY' THEN q.findings ELSE excluded.findings END
  RETURNING id`;

const keepFailure = `
  INSERT INTO quality AS q (key, job_id, sha256, algorithm_version, state, failure) VALUES ($1, $2, $3, $4, 'FAILED', $5)
  ON CONFLICT (key) DO UPDATE SET state = 'FAILED', failure = excluded.failure WHERE q.state <> 'READY'`;

async function tellMeasured(act: Act, { revision, shot }: LockedRevision, pins: Pins, assessed: Assessment): Promise<void> {
  const mid = assessed.measured.metalTone?.find(({ zone }) => zone === 'MID')?.lab;
  const worst = worstZone(assessed.measured.metalTone, pins.boardZones);
  await act.append({
    ...{ kind: 'MEASURED', shotId: shot.id, round: revision.number, tags: wrongTags(assessed) },
    edgeArtefacts: assessed.measured.edgeQuality?.artefactCount ?? null,
    metalLab: mid ? [mid.l, mid.a, mid.b] : null,
    ...{ boardDeltaE: worst?.deltaE ?? null, boardTolerance: worst?.tolerance ?? null },
  });
}

async function goOn(act: Act, { revision, job, shot }: LockedRevision, assessed: Assessment): Promise<void> {
  await moveRevision(act, revision, 'MEASURED');
  if (isStructureVeto(assessed)) {
    await moveRevision(act, revision, 'VETOED');
    await act.append({ kind: 'VETOED', shotId: shot.id, round: revision.number, tags: wrongTags(assessed) });
    return comeBack(act, job, shot);
  }
  await act.enqueue({ task: 'renderPreviews', revisionId: revision.id }, { priority: 4 });
}

/** Law 4. */
function isStructureVeto(assessed: Assessment): boolean {
  return assessed.findings.some((finding) => finding.tag === 'STRUCTURE_DISTORTION' && finding.severity === 'REJECT');
}

function wrongTags({ findings }: Assessment): string[] {
  return [...new Set(findings.filter((finding) => finding.severity !== 'INFO').map((finding) => finding.tag))];
}
