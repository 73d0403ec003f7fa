import { perform, type Services } from '../context';
import { Import } from './Import';
import { isOurTurn, runImport } from './runImport';
import { type Fault, ImportRefused, Tally } from './Tally';
import type { ImportState } from './words';

const LOOK_AGAIN_MS = 5000;

/**
 * Runs an import that was asked for, or puts it off while another runs: a worker has better to do than to wait for it. What it brings and that it is done commit together. Its row is locked meanwhile, so that the same work given
 * out again (it may well outlast the lease of its worker) is skipped while somebody is at it.
 */
export async function performImport(services: Services, importId: string): Promise<'done' | 'skipped'> {
  try {
    return await perform(services, null, async (act) => {
      if (!(await isOurTurn(act))) {
        await act.enqueue({ task: 'runImport', importId }, { startAfter: new Date(Date.now() + LOOK_AGAIN_MS) });
        return 'skipped';
      }
      await services.database.rows(`UPDATE import SET state = 'RUNNING' WHERE id = $1 AND state = 'QUEUED'`, [importId]); // seen at once
      const [asked] = await act.tx.find<Import, { sha256: string }>(Import, 'i', held, [importId], 'u.sha256');
      if (!asked) return 'skipped';
      const tally = new Tally(asked.partial);
      await runImport(act, asked.kind, services.blobs.read(asked.sha256), tally, asked);
      await act.tx.rows(finish, [importId, 'DONE' satisfies ImportState, ...told(tally), [...tally.rejected]]);
      return 'done';
    });
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    await refuse(services, importId, error.tally);
    return 'done';
  }
}

const held = `JOIN upload u ON u.id = i.upload_id WHERE i.id = $1 AND i.state = 'RUNNING' FOR UPDATE OF i SKIP LOCKED`;

/** So that nobody waits for ever for what was tried in vain. */
export async function giveUpImport(services: Services, importId: string, reason: string): Promise<void> {
  const tally = new Tally(false);
  tally.reject({ line: 0, field: null, message: `It could not be imported: ${reason}` });
  await refuse(services, importId, tally);
}

/** What had been counted as brought in is not there. */
async function refuse({ database }: Services, importId: string, tally: Tally): Promise<void> {
  Object.assign(tally, { added: 0, changed: 0, unchanged: 0 });
  await database.rows(finish, [importId, 'REFUSED' satisfies ImportState, ...told(tally), []]);
}

function told({ read, added, changed, unchanged, rejected, faults, outsideLaws }: Tally): (number | string)[] {
  return [read, added, changed, unchanged, rejected.size, JSON.stringify(faults satisfies Fault[]), JSON.stringify(outsideLaws)];
}

const finish = `
  UPDATE import SET state = $2, read = $3, added = $4, changed = $5, unchanged = $6, rejected = $7, faults = $8, outside_laws = $9, rejected_lines = $10,
    finished_at = clock_timestamp()
  WHERE id = $1 AND state IN ('QUEUED', 'RUNNING')`;
