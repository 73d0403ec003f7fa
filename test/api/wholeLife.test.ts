import { createHash } from 'node:crypto';
import request from 'supertest';
import { exportEvents } from '../../src/imports/exportEvents';
import { imported } from '../imports/importing';
import { approval, CHECKS, demoPicture, expectDone, type House, newHouse, plannedShot, refusals, submission } from '../support/house';
import { loupe } from '../support/loupe';

/** One picture from the plan to the storefront and off it again: every state and every event on the way. */
describe('the whole life of a picture', () => {
  const house = loupe();
  let keys: House;
  let shotId = '';
  let jobId = '';
  let revisionId = '';
  let url = '';

  beforeAll(async () => {
    keys = await newHouse(house);
  });

  const states = async (): Promise<string[]> => {
    const { data } = await house.ask(
      keys.studio,
      `query ($id: ID!) { node(id: $id) { ... on Shot { status revisions { status job { status } } } } }`,
      { id: shotId },
    );
    const { status, revisions } = data.node as { status: string; revisions: { status: string; job: { status: string } }[] };
    return [status, ...revisions.flatMap((revision) => [revision.status, revision.job.status])];
  };
  const kinds = async (): Promise<string[]> => {
    const rows = await house.database.rows<{ kind: string }>('SELECT kind FROM event ORDER BY seq');
    return rows.map(({ kind }) => kind);
  };
  let seen = 0;
  const newKinds = async (): Promise<string[]> => {
    const all = await kinds();
    const fresh = all.slice(seen);
    seen = all.length;
    return fresh;
  };
  const onShelf = async (): Promise<{ url: string; bytes: number; altText: string; placeholder: string }[]> => {
    const document = `{ collection(code: "AURORA") { skus { nodes { colourways { renditions(channel: "brand") { url bytes format altText(locale: "fr") placeholder } } } } } }`;
    const { data } = await house.ask(keys.storefront, document);
    return (data.collection?.skus.nodes ?? []).flatMap((sku: { colourways: { renditions: never[] }[] }) =>
      sku.colourways.flatMap(({ renditions }) => renditions),
    );
  };

  it('is planned', async () => {
    shotId = await plannedShot(house, keys, 'R-1042');
    expect(await states()).toEqual(['PLANNED']);
    expect(await newKinds()).toEqual([]);
  });

  it('is captured, and its source is audited by the machine', async () => {
    const uploadId = await house.stage(keys.studio, demoPicture('R-1042_YG_source.jpg'), 'capture.jpg');
    await house.work();
    const capturedAt = new Date(Date.now() - 3600e3).toISOString().replace('Z', '500Z'); // as clients tell it that count microseconds
    const { source } = await expectDone(
      house.act(keys.studio, 'submitSource', { shotId, uploadId, capturedAt, rawName: 'IMG_1.CR3' }, 'source { id audit { state } }'),
    );
    expect(source.audit.state).toBe('PENDING');
    expect(await states()).toEqual(['SOURCED']);
    await house.work();
    const { data } = await house.ask(
      keys.studio,
      'query ($id: ID!) { node(id: $id) { ... on Source { audit { state checks { check verdict message } } } } }',
      { id: source.id },
    );
    expect(data.node.audit.state).toBe('READY');
    expect(data.node.audit.checks.length).toBeGreaterThanOrEqual(4);
    expect(
      await refusals(house.act(keys.studio, 'handOver', { shotIds: [shotId], vendorCode: 'ATELIER', service: 'STANDARD' }, 'jobs { id }')),
    ).toEqual(['SOURCE_NOT_CONFIRMED']);
    await expectDone(house.act(keys.studio, 'confirmSourceAudit', { sourceId: source.id, outcome: 'REPAIR' }, 'source { id }'));
    expect(await states()).toEqual(['READY']);
    expect(await newKinds()).toEqual(['CAPTURED', 'SOURCE_RECEIVED', 'SOURCE_AUDITED']);
  });

  it('is handed over in a batch, with a deadline by the vendor’s calendar', async () => {
    const { batch } = await expectDone(house.act(keys.studio, 'createBatch', { code: 'B-1', shotIds: [shotId] }, 'batch { id }'));
    const { jobs } = await expectDone(
      house.act(
        keys.studio,
        'handOver',
        { batchId: batch.id, vendorCode: 'ATELIER', service: 'STANDARD', brief: 'As ever.' },
        'jobs { id dueAt reference status }',
      ),
    );
    jobId = jobs[0].id as string;
    expect(jobs[0]).toMatchObject({ reference: 'R-1042/YG/HERO', status: 'OPEN' });
    expect(new Date(jobs[0].dueAt as string).getTime()).toBeGreaterThan(Date.now());
    expect(await states()).toEqual(['IN_RETOUCH']);
    expect(await newKinds()).toEqual(['HANDED_OVER']);
  });

  it('is retouched, submitted, measured and previewed', async () => {
    const uploadId = await house.stage(keys.vendor, demoPicture('R-1042_YG_final.png'));
    await house.work();
    const { revision } = await expectDone(
      house.act(keys.vendor, 'submitRevision', submission(jobId, uploadId), 'revision { id number status sha256 }'),
    );
    revisionId = revision.id as string;
    expect(revision).toMatchObject({
      number: 1,
      status: 'SUBMITTED',
      sha256: createHash('sha256').update(demoPicture('R-1042_YG_final.png')).digest('hex'),
    });
    expect(await states()).toEqual(['IN_REVIEW', 'SUBMITTED', 'SUBMITTED']);
    await house.work();
    expect(await states()).toEqual(['IN_REVIEW', 'IN_REVIEW', 'SUBMITTED']);
    expect(await newKinds()).toEqual(['SUBMITTED', 'TIME_LOGGED', 'TIME_LOGGED', 'TIME_LOGGED', 'TIME_LOGGED', 'COST_BOOKED', 'MEASURED']);
    const { data } = await house.ask(
      keys.reviewer,
      `query ($id: ID!) { revision(id: $id) { previews { status format width bytes height bytesPerPixel fidelity { psnr ssim msSsim gmsd } }
         quality { state machineVerdict backgroundPurity { medianL } clipping { anyChannelShare redShare newSinceSource largestBlob { width } crushedShare } metalTone { zone n lab { l } } crop { marginLeft offsetX cutEdges } edgeQuality { artefactCount artefacts { kind box { x } } }
           colour { profileName flags } subject { confidence components } focus { edgeWidth places } } } }`,
      { id: revisionId },
    );
    expect(data.revision.quality).toMatchObject({ state: 'READY', machineVerdict: 'PASS' });
    expect(data.revision.quality.metalTone.length).toBeGreaterThan(0);
    expect(data.revision.quality).toMatchObject({
      colour: { profileName: null, flags: ['ASSUMED_SRGB'] },
      crop: { cutEdges: [] },
      clipping: { crushedShare: expect.any(Number) },
    });
    expect(data.revision.quality.subject).toEqual({ confidence: expect.any(Number), components: 1 });
    expect(data.revision.quality.subject.confidence).toBeGreaterThan(0.98);
    expect(data.revision.quality.focus.edgeWidth).toBeLessThan(5);
    expect(data.revision.quality.focus.places).toBeGreaterThan(100);
    expect(data.revision.previews).toHaveLength(2);
    for (const preview of data.revision.previews) {
      expect(preview).toMatchObject({ status: 'READY', width: 400 });
      expect(preview.fidelity.ssim).toBeGreaterThan(0.95);
      expect(preview.fidelity.msSsim).toBeGreaterThan(0.95);
      expect(preview.fidelity.gmsd).toBeLessThan(0.1);
      expect(preview.bytesPerPixel * preview.width * preview.height).toBeCloseTo(preview.bytes, 6);
    }
  });

  it('is signed off, approved by a person, and exported byte for byte', async () => {
    expect(await refusals(house.act(keys.reviewer, 'reviewRevision', approval(revisionId), 'review { id }'))).toEqual(['SIGN_OFF_MISSING']);
    for (const device of ['PHONE', 'DESKTOP'])
      await expectDone(house.act(keys.reviewer, 'signOffDevice', { revisionId, device }, 'revision { id }'));
    const previewed = await previewHashes();
    const { review } = await expectDone(
      house.act(
        keys.reviewer,
        'reviewRevision',
        approval(revisionId, { checks: CHECKS }),
        'review { id verdict reviewedSha256 } revision { status }',
      ),
    );
    expect(review.verdict).toBe('APPROVED');
    expect(await states()).toEqual(['APPROVED', 'APPROVED', 'DONE']);
    await house.work();
    expect(await states()).toEqual(['EXPORTED', 'APPROVED', 'DONE']);
    expect(await newKinds()).toEqual(['SIGNED_OFF', 'SIGNED_OFF', 'REVIEWED', 'EXPORTED', 'EXPORTED']);
    expect(await previewHashes()).toEqual(previewed);
  });

  const previewHashes = async (): Promise<string[]> => {
    const { data } = await house.ask(keys.reviewer, 'query ($id: ID!) { revision(id: $id) { previews { sha256 } } }', { id: revisionId });
    return (data.revision.previews as { sha256: string }[]).map(({ sha256 }) => sha256);
  };

  it('is shown on the channel once it is published, and not before', async () => {
    expect(await onShelf()).toEqual([]);
    await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand' }, 'publications { status channel }'));
    expect(await newKinds()).toEqual(['WENT_LIVE']);
    const shelf = await onShelf();
    expect(shelf).toHaveLength(2);
    expect(shelf[0]).toMatchObject({ altText: 'Ring R-1042 : bague en or jaune, diamant' });
    url = new URL(shelf[0].url).pathname;
    const served = await request(house.url).get(url).expect(200);
    expect(Number(served.headers['content-length'])).toBe(shelf[0].bytes);
  });

  it('is called as its shot says, at once and until that is taken back', async () => {
    const shot = { skuCode: 'R-1042', colourwayCode: 'YG', view: 'HERO' };
    const called = async (altTexts?: object[]): Promise<string> => {
      await expectDone(house.act(keys.studio, 'saveShot', { ...shot, altTexts }, 'shot { altTexts { locale text } }'));
      return (await onShelf())[0].altText;
    };
    const composed = 'Ring R-1042 : bague en or jaune, diamant';
    expect(await called([{ locale: 'fr', text: 'La bague {metal} de l’Aurore' }])).toBe('La bague {metal} de l’Aurore');
    expect(await called()).toBe('La bague {metal} de l’Aurore');
    expect(await called([{ locale: 'de', text: 'Ring' }])).toBe(composed);
    const { shot: saved } = await expectDone(house.act(keys.studio, 'saveShot', shot, 'shot { altTexts { locale text } }'));
    expect(saved.altTexts).toEqual([{ locale: 'de', text: 'Ring' }]);
    expect(await called([])).toBe(composed);
    const wrong = await house.act(keys.studio, 'saveShot', { ...shot, altTexts: [{ locale: 'en_US', text: 'x' }] }, 'shot { id }');
    expect(wrong.userErrors).toEqual([
      { code: 'INVALID', field: ['altTexts', '0', 'locale'], message: expect.stringMatching(/such as "en" or "fr-CH", found "en_US"/) },
    ]);
  });

  it('gives the analyst the five figures', async () => {
    const { data } = await house.ask(
      keys.analyst,
      `query ($from: DateTime!, $to: DateTime!) { scorecard(from: $from, to: $to, timeZone: "Europe/Paris", groupBy: [VENDOR]) { rows { key { value }
        turnaround { n mean } revisionRounds { n mean } firstTimeApprovalRate { n value } costPerImage { tier currency n value } shootToLive { n mean } } } }`,
      { from: new Date(Date.now() - 86_400e3).toISOString(), to: new Date(Date.now() + 86_400e3).toISOString() },
    );
    const [row] = data.scorecard.rows;
    expect(row).toMatchObject({
      key: [{ value: 'ATELIER' }],
      revisionRounds: { n: 1, mean: 1 },
      firstTimeApprovalRate: { n: 1, value: 1 },
      costPerImage: [{ tier: 2, currency: 'EUR', n: 1, value: 12.5 }],
    });
    expect(row.turnaround.n).toBe(1);
    expect(row.shootToLive.mean).toBeGreaterThan(1 / 24);
  });

  it('is gone when it is withdrawn: from the shelf, and from its URL', async () => {
    await expectDone(
      house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'sold out' }, 'publications { status }'),
    );
    expect(await states()).toEqual(['WITHDRAWN', 'APPROVED', 'DONE']);
    expect(await newKinds()).toEqual(['WITHDRAWN']);
    expect(await onShelf()).toEqual([]);
    await request(house.url).get(url).expect(410);
  });

  it('comes out as a file of events, which changes nothing when it is imported', async () => {
    const lines: string[] = [];
    const written = await exportEvents(house.database, (text) => Promise.resolve(void lines.push(text)));
    expect(await imported(house, 'EVENTS', lines.join(''))).toMatchObject({ read: written, added: 0, unchanged: written, faults: [] });
    expect(written).toBeGreaterThan(8);
  });
});
