import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from '../../src/store/database';

/** What can be left out or made otherwise; as it stands, the picture may be approved. */
interface Wishes {
  traits?: string[];
  view?: string;
  cutoutMethod?: string;
  /** Of the audit that was confirmed before the hand-over. */
  auditOutcome?: 'PASS' | 'REPAIR' | 'RESHOOT';
  measured?: boolean;
  preview?: 'READY' | 'PENDING';
  devices?: string[];
  reviewer?: 'another' | 'the submitter' | 'a retoucher' | 'nobody';
  /** Bytes that the reviewer says to have looked at. */
  reviewedSha256?: string;
}

export interface PieceInReview {
  collectionId: string;
  skuId: string;
  colourwayId: string;
  shotId: string;
  vendorId: string;
  channelId: string;
  templateId: string;
  jobId: string;
  sourceId: string;
  revisionId: string;
  renditionId: string;
  qualityId: string;
  boardId: string;
  standardId: string;
  rulesId: string;
  retouchTemplateId: string;
  personId: string;
  /** Of the revision's bytes; the source has the same ones, which no law forbids. */
  sha256: string;
}

/** The rows of one ring in review with all that an approval asks for, written by plain SQL: what the laws are tried on. */
export async function pieceInReview(tx: Transaction, wishes: Wishes = {}): Promise<PieceInReview> {
  const catalogue = await inCatalogue(tx, wishes);
  const promised = await promisedBy(tx, catalogue);
  const job = await handedOver(tx, { ...catalogue, ...promised }, wishes);
  const revision = await submitted(tx, { ...catalogue, ...promised, ...job }, wishes);
  const shown = await previewed(tx, revision, wishes);
  await reviewed(tx, { ...catalogue, ...revision }, wishes);
  return { ...catalogue, ...promised, ...job, ...revision, ...shown };
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Inserts a row and answers its id. */
export async function insert(tx: Transaction, table: string, row: Record<string, unknown>): Promise<string> {
  const columns = Object.keys(row);
  const values = columns.map((_, i) => `$${i + 1}`);
  const [{ id }] = await tx.rows<{ id: string }>(
    `INSERT INTO ${table} AS t (${columns.join(', ')}) VALUES (${values.join(', ')}) RETURNING to_jsonb(t) ->> 'id' AS id`,
    Object.values(row).map((value) => (isJson(value) ? JSON.stringify(value) : value)),
  );
  return id;
}

function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(Array.isArray(value) && typeof value[0] !== 'object');
}

const NOW = new Date('2024-03-01T12:00:00Z');

async function inCatalogue(tx: Transaction, { traits = [], view = 'HERO' }: Wishes) {
  const code = `R-${randomUUID()}`;
  const collectionId = await insert(tx, 'collection', { code, name: 'Rings' });
  const skuId = await insert(tx, 'sku', { collection_id: collectionId, code, name: 'Ring', style: 'RING', tier: 2, traits });
  const colourwayId = await insert(tx, 'colourway', { sku_id: skuId, code: 'YG', metal: 'YELLOW_GOLD', finish: 'POLISHED' });
  const shotId = await insert(tx, 'shot', { colourway_id: colourwayId, view, reference: `${code}/YG/${view}`, status: 'IN_REVIEW' });
  const personId = await insert(tx, 'person', { name: `Submitter ${code}` });
  return { collectionId, skuId, colourwayId, shotId, personId };
}

async function promisedBy(tx: Transaction, { collectionId }: { collectionId: string }) {
  const code = `S-${randomUUID()}`;
  const channelId = await insert(tx, 'channel', { code, name: 'Shop', locales: ['en'] });
  await insert(tx, 'collection_channel', { collection_id: collectionId, channel_id: channelId });
  const templateId = await insert(tx, 'export_template', {
    ...{ channel_id: channelId, code: 'pdp', version: 1, views: ['HERO'], formats: ['JPEG'], widths: [800] },
    ...{ padding: 0.1, background: '#ffffff', quality: 80, filename_pattern: '{shot}', alt_text_patterns: {} },
  });
  const vendorId = await insert(tx, 'vendor', {
    ...{ code, name: 'Vendor', production_model: 'OUTSOURCED', currency: 'EUR' },
    ...{ standard_hours: 48, expedite_hours: 24, rework_hours: 12 },
  });
  const standardId = await insert(tx, 'background_standard', { code, version: 1, kind: 'PRODUCT', colour: '#ffffff' });
  const rulesId = await insert(tx, 'acceptance_rules', { code, version: 1, limits: {} });
  const boardId = await insert(tx, 'reference_board', { subject: code, version: 1, zones: [{}] });
  const retouchTemplateId = await insert(tx, 'retouch_template', { name: code, version: 1, actions: 'clean' });
  return { channelId, templateId, vendorId, standardId, rulesId, boardId, retouchTemplateId };
}

type Promised = Awaited<ReturnType<typeof inCatalogue>> & Awaited<ReturnType<typeof promisedBy>>;

async function handedOver(tx: Transaction, piece: Promised, { auditOutcome = 'PASS' }: Wishes) {
  const { shotId, personId } = piece;
  const sha256 = sha256Of(randomUUID());
  await insert(tx, 'original', { sha256, media_type: 'image/png', byte_size: 1, width: 1, height: 1 });
  const source = { shot_id: shotId, number: 1, sha256, captured_at: NOW, received_at: NOW, person_id: personId };
  const sourceId = await insert(tx, 'source', source);
  const confirmed = { outcome: auditOutcome, person_id: personId, confirmed_at: NOW };
  await insert(tx, 'source_audit', { source_id: sourceId, state: 'READY', ...confirmed });
  const jobId = await insert(tx, 'job', {
    ...{ metal: 'YELLOW_GOLD', has_stones: true },
    ...{ shot_id: shotId, vendor_id: piece.vendorId, source_id: sourceId, service: 'STANDARD', due_at: NOW, status: 'SUBMITTED', tier: 2 },
    ...{ background_standard_id: piece.standardId, acceptance_rules_id: piece.rulesId, retouch_template_id: piece.retouchTemplateId },
    handed_over_at: NOW,
  });
  return { jobId, sourceId, sha256 };
}

type HandedOver = Promised & Awaited<ReturnType<typeof handedOver>>;

async function submitted(
  tx: Transaction,
  { jobId, shotId, sha256, personId, templateId }: HandedOver,
  { measured = true, cutoutMethod = 'HAND_PATH' }: Wishes,
) {
  const retoucherId = await insert(tx, 'person', { name: `Retoucher ${jobId}` });
  const result = measured ? { state: 'READY', machine_verdict: 'PASS', measured: {} } : { state: 'PENDING' };
  const qualityId = await insert(tx, 'quality', { key: sha256Of(jobId), job_id: jobId, sha256, algorithm_version: '1', ...result });
  const steps = ['CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'].map((step) => ({ step, personId: retoucherId, minutes: 1 }));
  const revisionId = await insert(tx, 'revision', {
    ...{ shot_id: shotId, job_id: jobId, number: 1, sha256, origin: 'MANUAL', cutout_method: cutoutMethod, steps },
    ...{ status: 'IN_REVIEW', quality_id: qualityId, person_id: personId, submitted_at: NOW },
  });
  return { revisionId, qualityId, retoucherId, sha256, templateId, personId };
}

type Submitted = Awaited<ReturnType<typeof submitted>>;

async function previewed(
  tx: Transaction,
  { revisionId, templateId }: Submitted,
  { preview = 'READY', devices = ['PHONE', 'DESKTOP'] }: Wishes,
) {
  const bytes = { sha256: sha256Of(`preview of ${revisionId}`), width: 800, height: 800, bytes: 9, filename: 'ring.jpg', placeholder: 'x' };
  const made = preview === 'READY' ? bytes : {};
  const renditionId = await insert(tx, 'rendition', {
    ...{ revision_id: revisionId, template_id: templateId, format: 'JPEG', requested_width: 800, status: preview, ...made },
  });
  const previews = (await previewsOf(tx, revisionId)) ?? sha256Of('previews that were');
  const artDirectorId = await insert(tx, 'person', { name: `Art director ${revisionId}` });
  for (const device of devices) {
    await insert(tx, 'sign_off', { revision_id: revisionId, device, previews_sha256: previews, person_id: artDirectorId, signed_at: NOW });
  }
  return { renditionId };
}

async function reviewed(tx: Transaction, piece: Submitted, { reviewer = 'another', reviewedSha256 = piece.sha256 }: Wishes) {
  if (reviewer === 'nobody') return;
  const another = await insert(tx, 'person', { name: `Reviewer ${piece.revisionId}` });
  const checks = ['crop_balance', 'shadow_behaviour', 'edge_purity', 'metal_tone', 'gemstone_accuracy', 'export_settings'];
  await insert(tx, 'review', {
    ...{ revision_id: piece.revisionId, verdict: 'APPROVED', zoomed: true, ...Object.fromEntries(checks.map((check) => [check, 'PASS'])) },
    person_id: { another, 'the submitter': piece.personId, 'a retoucher': piece.retoucherId }[reviewer],
    ...{ reviewed_sha256: reviewedSha256, previews_sha256: await previewsOf(tx, piece.revisionId), at: NOW },
  });
}

async function previewsOf(tx: Transaction, revisionId: string): Promise<string | null> {
  const [{ previews }] = await tx.rows<{ previews: string | null }>('SELECT previews_sha256($1) AS previews', [revisionId]);
  return previews;
}
