import type { Transaction } from '../../src/store/database';
import { insert, sha256Of } from './pieceInReview';

/** A shelf of a shop: what to ask for it. */
export interface LiveCollection {
  code: string;
  channel: string;
}

const NOW = new Date('2024-03-01T12:00:00Z');
const STEPS = ['CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'];
const METALS = ['YELLOW_GOLD', 'ROSE_GOLD', 'WHITE_GOLD'];

/** A collection all of which is live: each SKU in three colourways, each with one shot and one rendition, or more. Written by plain SQL, as its size is the matter. */
export async function liveCollection(tx: Transaction, code: string, skus: number, renditions = 1): Promise<LiveCollection> {
  const house = await insertHouse(tx, code);
  const collection_id = await insert(tx, 'collection', { code, name: `The ${code} collection`, season: 'SS27' });
  await insert(tx, 'collection_channel', { collection_id, channel_id: house.channel_id });
  for (let i = 0; i < skus; i += 1) {
    const sku = `${code}-${String(i).padStart(3, '0')}`;
    const sku_id = await insert(tx, 'sku', { collection_id, code: sku, name: `Ring ${sku}`, style: 'RING', tier: 2 });
    for (const metal of METALS) {
      const stones = [{ kind: 'DIAMOND', colour: 'white' }];
      const colourway_id = await insert(tx, 'colourway', { sku_id, code: metal, metal, finish: 'POLISHED', stones });
      await insertLiveShot(tx, house, { colourway_id, reference: `${sku}/${metal}/HERO` }, renditions);
    }
  }
  return { code, channel: code };
}

/** What the jobs and renditions of a shelf have in common. */
async function insertHouse(tx: Transaction, code: string) {
  const channel_id = await insert(tx, 'channel', { code, name: 'Shop', locales: ['en'] });
  const patterns = { en: '{name}: {style} in {metal} with {stones}' };
  const sha256 = sha256Of(code);
  await insert(tx, 'original', { sha256, media_type: 'image/png', byte_size: 1, width: 1200, height: 1200 });
  return {
    channel_id,
    sha256,
    template_id: await insert(tx, 'export_template', {
      ...{ channel_id, code: 'pdp', version: 1, views: ['HERO'], formats: ['JPEG'], widths: [800], padding: 0.1 },
      ...{ background: '#ffffff', quality: 80, filename_pattern: '{shot}', alt_text_patterns: patterns },
    }),
    vendor_id: await insert(tx, 'vendor', {
      ...{ code, name: 'Vendor', production_model: 'OUTSOURCED', currency: 'EUR' },
      ...{ standard_hours: 48, expedite_hours: 24, rework_hours: 12 },
    }),
    person_id: await insert(tx, 'person', { name: `Retoucher of ${code}` }),
    background_standard_id: await insert(tx, 'background_standard', { code, version: 1, kind: 'PRODUCT', colour: '#ffffff' }),
    acceptance_rules_id: await insert(tx, 'acceptance_rules', { code, version: 1, limits: {} }),
    retouch_template_id: await insert(tx, 'retouch_template', { name: code, version: 1, actions: 'clean' }),
  };
}

type House = Awaited<ReturnType<typeof insertHouse>>;

async function insertLiveShot(
  tx: Transaction,
  house: House,
  shot: { colourway_id: string; reference: string },
  renditions: number,
): Promise<void> {
  const { channel_id, template_id, sha256, person_id, vendor_id, background_standard_id, acceptance_rules_id, retouch_template_id } = house;
  const shot_id = await insert(tx, 'shot', { ...shot, view: 'HERO', status: 'LIVE' });
  const source_id = await insert(tx, 'source', { shot_id, number: 1, sha256, captured_at: NOW, received_at: NOW, person_id });
  await insert(tx, 'source_audit', { source_id, state: 'READY', outcome: 'PASS', person_id, confirmed_at: NOW });
  const job_id = await insert(tx, 'job', {
    ...{ shot_id, vendor_id, source_id, background_standard_id, acceptance_rules_id, retouch_template_id, tier: 2 },
    ...{ metal: 'YELLOW_GOLD', has_stones: true, service: 'STANDARD', due_at: NOW, handed_over_at: NOW, status: 'DONE' },
  });
  const key = sha256Of(shot.reference);
  const quality_id = await insert(tx, 'quality', {
    ...{ key, job_id, sha256, algorithm_version: '1', state: 'READY', machine_verdict: 'PASS', measured: {} },
  });
  const revision_id = await insert(tx, 'revision', {
    ...{ shot_id, job_id, number: 1, sha256, origin: 'MANUAL', cutout_method: 'HAND_PATH', person_id, quality_id },
    ...{ steps: STEPS.map((step) => ({ step, personId: person_id, minutes: 1 })), status: 'APPROVED', submitted_at: NOW, approved_at: NOW },
  });
  for (let i = 0, width = 800; i < renditions; i += 1, width += 100) {
    await insert(tx, 'rendition', {
      ...{
        revision_id,
        template_id,
        format: 'JPEG',
        requested_width: width,
        status: 'READY',
        exported_at: NOW,
        on_show: true,
        sha256: key,
      },
      ...{
        width,
        height: width,
        bytes: 90_000,
        filename: `${shot.reference.replaceAll('/', '-')}-${width}.jpg`,
        placeholder: 'x'.repeat(33),
      },
    });
  }
  await insert(tx, 'publication', { shot_id, channel_id, revision_id, status: 'LIVE', goes_live_at: NOW });
}
