import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loupe } from './loupe';

/** Our own renders (src/demo/pictures): 'R-1042_YG_final.png' and the like. */
export function demoPicture(name: string): Buffer {
  return readFileSync(join(__dirname, '../../../src/demo/pictures', name));
}

/** A small house, ready to work: one channel, two vendors, a collection, a key for each role. */
export interface House {
  studio: string;
  reviewer: string;
  analyst: string;
  admin: string;
  vendor: string;
  otherVendor: string;
  storefront: string;
}

const VENDOR = {
  ...{ code: 'ATELIER', name: 'Atelier Nord', productionModel: 'OUTSOURCED', currency: 'EUR' },
  ...{ standardHours: 24, expediteHours: 8, reworkHours: 8 },
};

export async function newHouse(loupe: Loupe): Promise<House> {
  const studio = await loupe.key({ role: 'STUDIO' });
  await expectDone(loupe.act(studio, 'saveChannel', { code: 'brand', name: 'Brand shop', locales: ['en', 'fr'] }, 'channel { id }'));
  await expectDone(loupe.act(studio, 'saveExportTemplate', TEMPLATE, 'exportTemplate { id }'));
  for (const code of ['ATELIER', 'PIXELWORKS']) {
    await expectDone(loupe.act(studio, 'saveVendor', { ...VENDOR, code }, 'vendor { id }'));
    await expectDone(
      loupe.act(
        studio,
        'saveRate',
        { vendorCode: code, tier: 2, price: '12.50', extraRoundPrice: '4.00', currency: 'EUR', validFrom: '2020-01-01' },
        'rate { id }',
      ),
    );
  }
  await expectDone(
    loupe.act(studio, 'saveCollection', { code: 'AURORA', name: 'Aurora', season: 'SS27', channels: ['brand'] }, 'collection { id }'),
  );
  return {
    studio,
    reviewer: await loupe.key({ role: 'REVIEWER' }),
    analyst: await loupe.key({ role: 'ANALYST' }),
    admin: await loupe.key({ role: 'ADMIN' }),
    vendor: await loupe.key({ role: 'VENDOR', vendorCode: 'ATELIER' }),
    otherVendor: await loupe.key({ role: 'VENDOR', vendorCode: 'PIXELWORKS' }),
    storefront: await loupe.key({ role: 'STOREFRONT', channelCode: 'brand' }),
  };
}

export const TEMPLATE = {
  ...{ channelCode: 'brand', code: 'pdp', formats: ['JPEG', 'WEBP'], widths: [400], quality: 85 },
  altTextPatterns: [
    { locale: 'en', pattern: '{name}: {style} in {metal} with {stones}' },
    { locale: 'fr', pattern: '{name} : {style} en {metal}, {stones}' },
  ],
};

/** A SKU with one colourway and its HERO shot; answers the shot's id. */
export async function plannedShot(
  loupe: Loupe,
  { studio }: House,
  sku: string,
  more: { traits?: string[]; view?: string } = {},
): Promise<string> {
  const { traits = [], view = 'HERO' } = more;
  await expectDone(
    loupe.act(
      studio,
      'saveSku',
      { collectionCode: 'AURORA', code: sku, name: `Ring ${sku}`, style: 'RING', tier: 2, traits },
      'sku { id }',
    ),
  );
  const stones = [{ kind: 'DIAMOND', colour: 'white' }];
  await expectDone(
    loupe.act(studio, 'saveColourway', { skuCode: sku, code: 'YG', metal: 'YELLOW_GOLD', finish: 'POLISHED', stones }, 'colourway { id }'),
  );
  const { shot } = await expectDone(loupe.act(studio, 'saveShot', { skuCode: sku, colourwayCode: 'YG', view }, 'shot { id }'));
  return shot.id as string;
}

/** The shot with a source that a person has confirmed; answers the source's id. */
export async function sourcedShot(loupe: Loupe, { studio }: House, shotId: string, outcome = 'REPAIR'): Promise<string> {
  const uploadId = await loupe.stage(studio, demoPicture('R-1042_YG_source.jpg'), 'capture.jpg');
  await loupe.work();
  const capturedAt = new Date(Date.now() - 3600e3).toISOString();
  const { source } = await expectDone(loupe.act(studio, 'submitSource', { shotId, uploadId, capturedAt }, 'source { id }'));
  await loupe.work();
  await expectDone(loupe.act(studio, 'confirmSourceAudit', { sourceId: source.id, outcome }, 'source { id }'));
  return source.id as string;
}

/** The same, handed over; answers the job's id. */
export async function openJob(
  loupe: Loupe,
  house: House,
  sku: string,
  more: { traits?: string[]; view?: string } = {},
): Promise<{ jobId: string; shotId: string }> {
  const shotId = await plannedShot(loupe, house, sku, more);
  await sourcedShot(loupe, house, shotId);
  const { jobs } = await expectDone(
    loupe.act(
      house.studio,
      'handOver',
      { shotIds: [shotId], vendorCode: 'ATELIER', service: 'STANDARD', brief: 'As ever.' },
      'jobs { id }',
    ),
  );
  return { jobId: jobs[0].id as string, shotId };
}

export const STEPS = ['CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'].map((step) => ({ step, tool: 'Photoshop', minutes: 5 }));

export function submission(jobId: string, uploadId: string, more: object = {}): object {
  return { jobId, uploadId, origin: 'MANUAL', cutoutMethod: 'HAND_PATH', steps: STEPS, ...more };
}

/** A round submitted and worked up to where a reviewer finds it; answers its id. */
export async function roundInReview(
  loupe: Loupe,
  house: House,
  jobId: string,
  picture = 'R-1042_YG_final.png',
  more: object = {},
): Promise<string> {
  const uploadId = await loupe.stage(house.vendor, demoPicture(picture));
  await loupe.work();
  const { revision } = await expectDone(loupe.act(house.vendor, 'submitRevision', submission(jobId, uploadId, more), 'revision { id }'));
  await loupe.work();
  return revision.id as string;
}

export async function signOff(loupe: Loupe, { reviewer }: House, revisionId: string, ...devices: string[]): Promise<void> {
  for (const device of devices) await expectDone(loupe.act(reviewer, 'signOffDevice', { revisionId, device }, 'revision { id }'));
}

export const CHECKS = {
  ...{ cropBalance: 'PASS', shadowBehaviour: 'PASS', edgePurity: 'PASS' },
  ...{ metalTone: 'PASS', gemstoneAccuracy: 'NOT_APPLICABLE', exportSettings: 'PASS' },
};

export function approval(revisionId: string, more: object = {}): object {
  return { revisionId, verdict: 'APPROVED', zoomed: true, checks: CHECKS, ...more };
}

export function changes(revisionId: string, cause = 'RETOUCH', more: object = {}): object {
  return { revisionId, verdict: 'CHANGES_REQUESTED', checks: CHECKS, cause, comment: 'Once more, please.', ...more };
}

/** A shot all the way to its exports; answers its ids. */
export async function exportedShot(
  loupe: Loupe,
  house: House,
  sku: string,
): Promise<{ shotId: string; jobId: string; revisionId: string }> {
  const { jobId, shotId } = await openJob(loupe, house, sku);
  const revisionId = await roundInReview(loupe, house, jobId);
  await signOff(loupe, house, revisionId, 'PHONE', 'DESKTOP');
  await expectDone(loupe.act(house.reviewer, 'reviewRevision', approval(revisionId), 'review { id }'));
  await loupe.work();
  return { shotId, jobId, revisionId };
}

/** What a mutation answers when nothing of it was refused. */
export async function expectDone<Payload extends { userErrors: unknown[] }>(acting: Promise<Payload>): Promise<Payload> {
  const payload = await acting;
  expect(payload.userErrors).toEqual([]);
  return payload;
}

/** Codes of what was refused. */
export async function refusals(acting: Promise<{ userErrors: { code: string }[] }>): Promise<string[]> {
  return (await acting).userErrors.map(({ code }) => code);
}
