import { globalId } from '../../relay/globalId';
import { createBatch, CreateBatchInput } from '../../retouching/createBatch';
import { handOver, HandOverInput } from '../../retouching/handOver';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import type { VendorCode } from '../house/persons';

export interface HandingOver {
  /** Code of the batch; null: handed over by themselves. */
  batch: string | null;
  references: readonly string[];
  vendor: VendorCode;
  service: 'STANDARD' | 'EXPEDITE';
  brief: string;
}

export async function handOverShots(demo: Demo, { batch, references, vendor, service, brief }: HandingOver, at: Date): Promise<void> {
  const context = contextAt(demo, demo.cast.studio, at);
  const shotIds = references.map((reference) => madeId(demo, `shot ${reference}`));
  const about = batch ?? references.join(' ');
  const batchId = batch === null ? null : await batched(demo, batch, shotIds, at);
  const values = {
    ...{ batchId, shotIds: batchId === null ? shotIds : null, vendorCode: vendor, service, brief, dueAt: null },
    retouchTemplateId: madeId(demo, 'retouch template'),
  };
  const { jobIds } = await ask(context, { operation: 'handOver', about, shape: HandOverInput, values }, handOver);
  const jobs = await demo.workshop.database.rows<{ id: string; reference: string }>(
    'SELECT j.id, s.reference FROM job j JOIN shot s ON s.id = j.shot_id WHERE j.id = ANY($1)',
    [jobIds],
  );
  for (const { id, reference } of jobs) demo.made.set(`job ${reference}`, globalId('Job', id));
}

async function batched(demo: Demo, code: string, shotIds: string[], at: Date): Promise<string> {
  const request = { operation: 'createBatch', about: code, shape: CreateBatchInput, values: { code, shotIds } };
  const { batchId } = await ask(contextAt(demo, demo.cast.studio, at), request, createBatch);
  return globalId('Batch', batchId);
}
