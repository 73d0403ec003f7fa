import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of schema/operations, by whom it is meant to be sent, and by whom it must not be. */
export interface Use {
  name: string;
  right: Sender;
  wrong: readonly Sender[];
  variables: object;
}

export type Sender = 'STOREFRONT' | 'VENDOR' | 'REVIEWER' | 'STUDIO' | 'ANALYST';

export function documentOf(name: string): string {
  return readFileSync(join(__dirname, '../../../schema/operations', `${name}.graphql`), 'utf8');
}

const [none, year] = ['none', { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }];
const steps = ['CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'].map((step) => ({ step, minutes: 1 }));
const checks = Object.fromEntries(
  ['cropBalance', 'shadowBehaviour', 'edgePurity', 'metalTone', 'gemstoneAccuracy', 'exportSettings'].map((check) => [check, 'PASS']),
);
const piece = { collectionCode: 'AURORA', code: 'DOC-1', name: 'Documented', style: 'RING', tier: 2, featured: false, traits: [] };
const colourway = { skuCode: 'DOC-1', code: 'YG', metal: 'YELLOW_GOLD', finish: 'POLISHED', stones: [] };
const load = { channel: 'marketplace', template: 'main', device: 'PHONE', milliseconds: 812 };
const file = { filename: 'a.png', mimeType: 'image/png', byteSize: 1000, sha256: 'a'.repeat(64) };
const submission = { jobId: none, uploadId: none, origin: 'MANUAL', cutoutMethod: 'HAND_PATH', steps };
const review = { revisionId: none, verdict: 'APPROVED', zoomed: true, checks, tags: [] };

const but = (...rights: Sender[]): Sender[] =>
  (['STOREFRONT', 'VENDOR', 'REVIEWER', 'STUDIO', 'ANALYST'] as const).filter((sender) => !rights.includes(sender));

/** Every one of them, in the order of a picture's life. */
export const USES: readonly Use[] = [
  { name: 'StudioLists', right: 'STUDIO', wrong: ['STOREFRONT', 'VENDOR', 'ANALYST'], variables: {} },
  { name: 'SaveSku', right: 'STUDIO', wrong: but('STUDIO'), variables: { input: piece } },
  { name: 'SaveColourway', right: 'STUDIO', wrong: but('STUDIO'), variables: { input: colourway } },
  {
    name: 'SaveShot',
    right: 'STUDIO',
    wrong: but('STUDIO'),
    variables: { input: { skuCode: 'DOC-1', colourwayCode: 'YG', view: 'HERO' } },
  },
  { name: 'VendorStage', right: 'VENDOR', wrong: ['STOREFRONT', 'ANALYST'], variables: { input: { files: [file] } } },
  {
    name: 'SubmitSource',
    right: 'STUDIO',
    wrong: but('STUDIO'),
    variables: { input: { shotId: none, uploadId: none, capturedAt: year.from } },
  },
  { name: 'SourceAudit', right: 'STUDIO', wrong: ['STOREFRONT', 'ANALYST'], variables: { id: none } },
  { name: 'ConfirmSourceAudit', right: 'STUDIO', wrong: but('STUDIO'), variables: { input: { sourceId: none, outcome: 'REPAIR' } } },
  { name: 'CreateBatch', right: 'STUDIO', wrong: but('STUDIO'), variables: { input: { code: 'DOC', shotIds: [none] } } },
  {
    name: 'HandOver',
    right: 'STUDIO',
    wrong: but('STUDIO'),
    variables: { input: { batchId: none, vendorCode: 'LUMEN', service: 'STANDARD', brief: '' } },
  },
  { name: 'VendorJobs', right: 'VENDOR', wrong: ['STOREFRONT', 'ANALYST'], variables: {} },
  { name: 'VendorSubmit', right: 'VENDOR', wrong: but('VENDOR'), variables: { input: submission } },
  { name: 'RevisionState', right: 'REVIEWER', wrong: ['STOREFRONT', 'ANALYST'], variables: { id: none } },
  { name: 'ReviewQueue', right: 'REVIEWER', wrong: ['STOREFRONT', 'VENDOR', 'ANALYST'], variables: {} },
  { name: 'SignOffDevice', right: 'REVIEWER', wrong: but('REVIEWER'), variables: { input: { revisionId: none, device: 'PHONE' } } },
  { name: 'ReviewRevision', right: 'REVIEWER', wrong: but('REVIEWER'), variables: { input: review } },
  { name: 'Publish', right: 'STUDIO', wrong: but('STUDIO'), variables: { input: { shotIds: [none], channel: 'marketplace' } } },
  {
    name: 'Withdraw',
    right: 'STUDIO',
    wrong: but('STUDIO'),
    variables: { input: { shotIds: [none], channel: 'marketplace', reason: 'x' } },
  },
  {
    name: 'Readiness',
    right: 'STUDIO',
    wrong: but('STUDIO'),
    variables: { channel: 'marketplace', collection: 'AURORA', asOf: '2027-02-01' },
  },
  {
    name: 'StorefrontCollection',
    right: 'STOREFRONT',
    wrong: ['VENDOR', 'ANALYST'],
    variables: { code: 'AURORA', channel: 'marketplace' },
  },
  { name: 'WhatIfBoard', right: 'STUDIO', wrong: ['STOREFRONT', 'VENDOR', 'ANALYST'], variables: { boardId: none } },
  {
    name: 'ColourwayDrift',
    right: 'STUDIO',
    wrong: ['STOREFRONT', 'VENDOR', 'ANALYST'],
    variables: { sku: 'E-3310', collection: 'AURORA' },
  },
  { name: 'StartImport', right: 'STUDIO', wrong: but('STUDIO'), variables: { input: { uploadId: none, kind: 'EVENTS' } } },
  { name: 'ReportPageLoads', right: 'STOREFRONT', wrong: but('STOREFRONT'), variables: { input: { loads: [load] } } },
  { name: 'Scorecard', right: 'ANALYST', wrong: ['STOREFRONT', 'VENDOR', 'REVIEWER'], variables: year },
];
