import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { parseGlobalId } from '../../src/relay/globalId';
import {
  approval,
  changes,
  CHECKS,
  demoPicture,
  expectDone,
  exportedShot,
  type House,
  newHouse,
  openJob,
  plannedShot,
  refusals,
  roundInReview,
  signOff,
  STEPS,
  submission,
} from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** Each law of PRODUCT §3, by trying to break it through the door that a user uses. What the database keeps by itself is in test/store. */
const house = loupe();
let keys: House;

beforeAll(async () => {
  keys = await newHouse(house);
});

const submit = (jobId: string, uploadId: string, more: object = {}): Promise<Answer['data']> =>
  house.act(keys.vendor, 'submitRevision', submission(jobId, uploadId, more), 'revision { id number status }');
const review = (input: object, key = keys.reviewer): Promise<Answer['data']> =>
  house.act(key, 'reviewRevision', input, 'review { id verdict } revision { status }');
const staged = async (picture = 'R-1042_YG_final.png'): Promise<string> => {
  const uploadId = await house.stage(keys.vendor, demoPicture(picture));
  await house.work();
  return uploadId;
};
const events = (
  shotId: string,
): Promise<
  {
    kind: string;
    service: string | null;
    cause: string | null;
    reason: string | null;
    amount: string | null;
    currency: string | null;
    round: number | null;
  }[]
> =>
  house.database.rows('SELECT kind, service, cause, reason, amount::text, currency, round FROM event WHERE shot_id = $1 ORDER BY seq', [
    localId(shotId),
  ]);
const localId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1];

describe('law 1: the steps in their order', () => {
  it('refuses a revision whose steps are skipped, doubled or turned round', async () => {
    const { jobId } = await openJob(house, keys, 'L1');
    const uploadId = await staged();
    for (const steps of [STEPS.slice(0, 3), [...STEPS, STEPS[3]], [STEPS[1], STEPS[0], STEPS[2], STEPS[3]], []]) {
      expect(await refusals(submit(jobId, uploadId, { steps }))).toEqual(['STEPS_OUT_OF_ORDER']);
    }
    const { data } = await house.ask(keys.vendor, 'query ($id: ID!) { job(id: $id) { status revisions { id } } }', { id: jobId });
    expect(data.job).toEqual({ status: 'OPEN', revisions: [] });
  });
});

describe('law 2: no source, no work', () => {
  it('hands over nothing without a source that a person confirmed', async () => {
    const shotId = await plannedShot(house, keys, 'L2');
    expect(
      await refusals(house.act(keys.studio, 'handOver', { shotIds: [shotId], vendorCode: 'ATELIER', service: 'STANDARD' }, 'jobs { id }')),
    ).toEqual(['SOURCE_NOT_CONFIRMED']);
  });
});

describe('laws 3 and 6: measured, previewed, signed off on two devices, and by a person', () => {
  it('approves nothing without sign-offs from PHONE and another kind of device', async () => {
    const { jobId } = await openJob(house, keys, 'L6');
    const revisionId = await roundInReview(house, keys, jobId);
    expect(await refusals(review(approval(revisionId)))).toEqual(['SIGN_OFF_MISSING']);
    await signOff(house, keys, revisionId, 'TABLET', 'DESKTOP');
    expect(await refusals(review(approval(revisionId)))).toEqual(['SIGN_OFF_MISSING']);
    await signOff(house, keys, revisionId, 'PHONE');
    expect(await refusals(review(approval(revisionId, { zoomed: false })))).toEqual(['CHECK_FAILED']);
    expect(await refusals(review(approval(revisionId, { checks: { ...CHECKS, metalTone: 'FAIL' } })))).toEqual(['CHECK_FAILED']);
    await expectDone(review(approval(revisionId)));
  });

  it('approves nothing that was not measured yet', async () => {
    const { jobId } = await openJob(house, keys, 'L3');
    const { revision } = await expectDone(submit(jobId, await staged()));
    const refused = await refusals(review(approval(revision.id as string)));
    expect(refused).toEqual(expect.arrayContaining(['NOT_MEASURED', 'PREVIEWS_MISSING', 'SIGN_OFF_MISSING']));
    expect(
      await refusals(house.act(keys.reviewer, 'signOffDevice', { revisionId: revision.id, device: 'PHONE' }, 'revision { id }')),
    ).toEqual(['OUT_OF_ORDER']);
  });

  it('lets nobody review what they retouched', async () => {
    const { jobId } = await openJob(house, keys, 'L3B');
    const hands = 'Both hands';
    const vendor = await house.key({ role: 'VENDOR', vendorCode: 'ATELIER', personName: hands });
    const reviewer = await house.key({ role: 'REVIEWER', personName: hands });
    const uploadId = await house.stage(vendor, demoPicture('R-1042_YG_final.png'));
    await house.work();
    const { revision } = await expectDone(house.act(vendor, 'submitRevision', submission(jobId, uploadId), 'revision { id }'));
    await house.work();
    const own = house.act(reviewer, 'signOffDevice', { revisionId: revision.id, device: 'PHONE' }, 'revision { id }');
    expect(await refusals(own)).toEqual(['OWN_WORK']);
    await expect(
      house.database.rows(
        `INSERT INTO sign_off (revision_id, device, previews_sha256, person_id, signed_at) SELECT r.id, 'PHONE', repeat('0', 64), r.person_id, now() FROM revision r WHERE r.id = $1`,
        [parseGlobalId(revision.id as string)?.id],
      ),
    ).rejects.toThrow('nobody judges what they retouched');
    await signOff(house, keys, revision.id as string, 'PHONE', 'DESKTOP');
    expect(await refusals(review(approval(revision.id as string), reviewer))).toEqual(['OWN_WORK']);
    await expectDone(review(approval(revision.id as string)));
  });

  it('makes previews again for a channel that is added after the approval, and exports them after a sign-off of their own', async () => {
    const { revisionId, shotId } = await exportedShot(house, keys, 'L3C');
    await expectDone(house.act(keys.studio, 'saveChannel', { code: 'late', name: 'Late', locales: ['en'] }, 'channel { id }'));
    const template = {
      channelCode: 'late',
      code: 'one',
      formats: ['JPEG'],
      widths: [300],
      altTextPatterns: [{ locale: 'en', pattern: '{name}' }],
    };
    await expectDone(house.act(keys.studio, 'saveExportTemplate', template, 'exportTemplate { id }'));
    await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels: ['late'] }, 'revisions { id }'));
    await house.work();
    expect(await refusals(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'late' }, 'publications { id }'))).toEqual([
      'NOT_EXPORTED',
    ]);
    await signOff(house, keys, revisionId, 'PHONE', 'TABLET');
    await house.work();
    await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'late' }, 'publications { id }'));
  });
});

describe('law 4: a structure fault goes back to the source', () => {
  it('rejects what a reviewer tags so, and takes nothing that is based on it', async () => {
    const { jobId } = await openJob(house, keys, 'L4');
    const revisionId = await roundInReview(house, keys, jobId);
    const tags = [{ tag: 'STRUCTURE_DISTORTION', region: { x: 10, y: 10, width: 40, height: 40 }, comment: 'A prong is missing.' }];
    expect(await refusals(review(changes(revisionId, 'RETOUCH', { tags })))).toEqual(['STRUCTURE_FAULT']);
    await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
    expect(await refusals(review(approval(revisionId, { tags })))).toEqual(['STRUCTURE_FAULT']);
    await expectDone(review(changes(revisionId, 'RETOUCH', { tags, verdict: 'REJECTED' })));
    const uploadId = await staged('R-1042_RG_final.png');
    expect(await refusals(submit(jobId, uploadId, { basedOnRevisionId: revisionId }))).toEqual(['STRUCTURE_FAULT']);
    await expectDone(submit(jobId, uploadId));
  });
});

describe('law 4: a stone that grew by a tenth', () => {
  it('is vetoed from its pixels before a person spends time on it, goes back as rework, and is no ground to build on', async () => {
    const { jobId, shotId } = await openJob(house, keys, 'L4-pixels');
    const uploadId = await house.stage(keys.vendor, await withLargerStone());
    await house.work();
    const { revision } = await expectDone(submit(jobId, uploadId));
    await house.work();
    const { data } = await house.ask(keys.reviewer, VETOED, { id: (revision as { id: string }).id });
    expect(data.node).toMatchObject({ status: 'VETOED', previews: [], quality: { machineVerdict: 'REJECT' } });
    const { findings, structure } = (data.node as { quality: { findings: { tag: string; severity: string }[]; structure: object } })
      .quality;
    expect(findings[0]).toMatchObject({ measurement: 'structure', tag: 'STRUCTURE_DISTORTION', severity: 'REJECT' });
    expect(structure).toMatchObject({ interiorChanges: expect.any(Number) as number, outlineIou: expect.any(Number) as number });
    expect((await events(shotId)).map(({ kind }) => kind).slice(-3)).toEqual(['MEASURED', 'VETOED', 'HANDED_OVER']);
    const next = await staged();
    expect(await refusals(submit(jobId, next, { basedOnRevisionId: (revision as { id: string }).id }))).toEqual(['STRUCTURE_FAULT']);
    await expectDone(submit(jobId, next));
  });
});

const VETOED = `query ($id: ID!) { node(id: $id) { ... on Revision { status previews { url } quality {
  machineVerdict findings { measurement tag severity } structure { outlineIou interiorChanges } } } } }`;

/** The clean picture with its stone made 10 % larger; the stone's box is that of its class map (test/pixels/truth). */
async function withLargerStone(): Promise<Buffer> {
  const [left, top, width, height] = [349, 208, 301, 243];
  const picture = demoPicture('R-1042_YG_final.png');
  const stone = sharp(picture).extract({ left, top, width, height });
  const input = await stone.resize(Math.round(width * 1.1), Math.round(height * 1.1)).toBuffer();
  return sharp(picture)
    .composite([{ input, left: Math.round(left - width * 0.05), top: Math.round(top - height * 0.05) }])
    .png()
    .toBuffer();
}

describe('law 5: intricate pieces are cut out by hand', () => {
  it.each([
    ['AUTO', ['CUTOUT_AUTOMATIC']],
    ['AUTO_REFINED', []],
  ])('a chain with the cut-out %s', async (cutoutMethod, refused) => {
    const { jobId } = await openJob(house, keys, `L5-${cutoutMethod}`, { traits: ['CHAIN', 'OPEN_SETTING'] });
    const revisionId = await roundInReview(house, keys, jobId, 'R-1042_YG_final.png', { cutoutMethod });
    await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
    expect(await refusals(review(approval(revisionId)))).toEqual(refused);
  });
});

describe('law 7: two reviewers never both win', () => {
  it('lets one of sixteen verdicts at once stand, whichever it is', async () => {
    const { jobId, shotId } = await openJob(house, keys, 'L7');
    const revisionId = await roundInReview(house, keys, jobId);
    await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
    const others = await Promise.all(Array.from({ length: 4 }, () => house.key({ role: 'REVIEWER' })));
    const verdicts = Array.from({ length: 16 }, (_, i) => review(i % 2 ? approval(revisionId) : changes(revisionId), others[i % 4]));
    const codes = (await Promise.all(verdicts)).map(({ userErrors }) => (userErrors as { code: string }[]).map(({ code }) => code));
    expect(codes.filter((each) => each.length === 0)).toHaveLength(1);
    expect(codes.filter((each) => each.length > 0)).toEqual(Array.from({ length: 15 }, () => ['CONFLICT']));
    expect((await events(shotId)).filter(({ kind }) => kind === 'REVIEWED')).toHaveLength(1);
  });
});

describe('law 8: judged by what it was promised', () => {
  it('keeps to the rules and the price of the hand-over, whatever is saved afterwards', async () => {
    const { jobId, shotId } = await openJob(house, keys, 'L8');
    await expectDone(
      house.act(
        keys.studio,
        'saveRate',
        { vendorCode: 'ATELIER', tier: 2, price: '99.00', extraRoundPrice: '50.00', currency: 'EUR', validFrom: '2020-01-01' },
        'rate { id }',
      ),
    );
    const limits = [{ name: 'offCentre', warn: 0.0001, reject: 0.0002 }];
    await expectDone(house.act(keys.studio, 'saveAcceptanceRules', { code: 'HOUSE', limits }, 'acceptanceRules { version }'));
    const revisionId = await roundInReview(house, keys, jobId);
    const { data } = await house.ask(
      keys.reviewer,
      'query ($id: ID!) { revision(id: $id) { quality { machineVerdict findings { tag } } } }',
      { id: revisionId },
    );
    expect(data.revision.quality.machineVerdict).toBe('PASS');
    expect((await events(shotId)).filter(({ kind }) => kind === 'COST_BOOKED').map(({ amount }) => Number(amount))).toEqual([12.5]);
    await expectDone(
      house.act(
        keys.studio,
        'saveRate',
        { vendorCode: 'ATELIER', tier: 2, price: '12.50', extraRoundPrice: '4.00', currency: 'EUR', validFrom: '2020-01-01' },
        'rate { id }',
      ),
    );
  });
});

describe('law 11: the same request twice is done once', () => {
  it('takes one of fifty submissions with one client key, and answers all with the same revision', async () => {
    const { jobId, shotId } = await openJob(house, keys, 'L11A');
    const input = { clientKey: randomUUID(), ...submission(jobId, await staged()) };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => house.act(keys.vendor, 'submitRevision', input, 'revision { id number }')),
    );
    expect(new Set(answers.map(({ revision }) => JSON.stringify(revision)))).toEqual(new Set([JSON.stringify(answers[0].revision)]));
    const told = await events(shotId);
    expect(told.filter(({ kind }) => kind === 'SUBMITTED')).toHaveLength(1);
    expect(told.filter(({ kind }) => kind === 'COST_BOOKED')).toHaveLength(1);
    await expectDone(Promise.resolve(answers[0]));
    expect(
      await refusals(house.act(keys.vendor, 'submitRevision', { ...input, origin: 'AI_DRAFT', aiModel: 'draft-1' }, 'revision { id }')),
    ).toEqual(['CLIENT_KEY_REUSED']);
  });

  it('takes identical bytes in one job as the same revision, also at once and under other client keys', async () => {
    const { jobId, shotId } = await openJob(house, keys, 'L11B');
    const uploads = await Promise.all(Array.from({ length: 6 }, () => house.stage(keys.vendor, demoPicture('R-1042_YG_final.png'))));
    await house.work();
    const answers = await Promise.all(uploads.map((uploadId) => submit(jobId, uploadId)));
    expect(new Set(answers.map(({ revision }) => (revision as { id: string }).id)).size).toBe(1);
    expect((await events(shotId)).filter(({ kind }) => kind === 'SUBMITTED')).toHaveLength(1);
  });

  it('makes a refused request good under the same key once it is mended', async () => {
    const { jobId } = await openJob(house, keys, 'L11C');
    const clientKey = randomUUID();
    const uploadId = await staged();
    expect(
      await refusals(
        house.act(keys.vendor, 'submitRevision', { clientKey, ...submission(jobId, uploadId, { steps: [] }) }, 'revision { id }'),
      ),
    ).toEqual(['STEPS_OUT_OF_ORDER']);
    await expectDone(house.act(keys.vendor, 'submitRevision', { clientKey, ...submission(jobId, uploadId) }, 'revision { id }'));
  });
});

describe('laws 12 and 13: coming back has a clock, and money its reasons', () => {
  it('hands a returned round over as rework, and pays a further round only when the house had wanted something else', async () => {
    const { jobId, shotId } = await openJob(house, keys, 'L13');
    const first = await roundInReview(house, keys, jobId, 'R-1042_YG_round1_warm-background.png');
    await expectDone(review(changes(first, 'RETOUCH')));
    const { data } = await house.ask(
      keys.vendor,
      'query ($id: ID!) { job(id: $id) { status service dueAt round lastReview { cause comment } } }',
      { id: jobId },
    );
    expect(data.job).toMatchObject({ status: 'REWORK', service: 'REWORK', round: 2, lastReview: { cause: 'RETOUCH' } });
    const second = await roundInReview(house, keys, jobId, 'R-1042_YG_final.png', { basedOnRevisionId: first });
    const { review: returned } = await expectDone(review(changes(second, 'NEW_REQUEST')));
    const third = await roundInReview(house, keys, jobId, 'R-1042_RG_final.png');
    const booked = async (): Promise<string[]> =>
      (await events(shotId))
        .filter(({ kind }) => kind === 'COST_BOOKED')
        .map(({ reason, amount, currency }) => `${reason} ${Number(amount)} ${currency}`);
    expect(await booked()).toEqual(['RATE 12.5 EUR', 'EXTRA_ROUND 4 EUR']);
    await expectDone(
      house.act(
        keys.reviewer,
        'reclassifyCause',
        { reviewId: returned.id, cause: 'RETOUCH', reason: 'It was in the brief.' },
        'review { cause causeChanges { cause reason } }',
      ),
    );
    expect(await booked()).toEqual(['RATE 12.5 EUR', 'EXTRA_ROUND 4 EUR', 'EXTRA_ROUND -4 EUR']);
    expect((await events(shotId)).filter(({ kind }) => kind === 'HANDED_OVER').map(({ service }) => service)).toEqual([
      'STANDARD',
      'REWORK',
      'REWORK',
    ]);
    await signOff(house, keys, third, 'PHONE', 'DESKTOP');
    await expectDone(review(approval(third)));
    await house.work();
  });
});

describe('reopening', () => {
  it('keeps what is live until the new picture replaces it', async () => {
    const { shotId } = await exportedShot(house, keys, 'RE1');
    await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand' }, 'publications { id }'));
    await expectDone(house.act(keys.studio, 'reopenShot', { shotId, reason: 'The new season wants a lighter shadow.' }, 'shot { status }'));
    const shelf = `{ sku(code: "RE1") { colourways { renditions(channel: "brand") { url } } } }`;
    const before = await house.ask(keys.storefront, shelf);
    expect(before.data.sku.colourways[0].renditions).toHaveLength(2);
    const publish = (more: object = {}): Promise<Answer['data']> =>
      house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand', ...more }, 'publications { id }');
    expect(await refusals(publish())).toEqual(['NOT_EXPORTED']);
    const { jobs } = await expectDone(
      house.act(keys.studio, 'handOver', { shotIds: [shotId], vendorCode: 'ATELIER', service: 'EXPEDITE' }, 'jobs { id }'),
    );
    expect(await refusals(publish({ from: new Date(Date.now() + 3600e3) }))).toEqual(['NOT_EXPORTED']);
    const revisionId = await roundInReview(house, keys, jobs[0].id as string, 'R-1042_RG_final.png');
    await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
    await expectDone(review(approval(revisionId)));
    await house.work();
    expect((await house.ask(keys.storefront, shelf)).data).toEqual(before.data);
    await expectDone(publish());
    const after = await house.ask(keys.storefront, shelf);
    expect(after.data.sku.colourways[0].renditions).toHaveLength(2);
    expect(after.data).not.toEqual(before.data);
  });

  it('calls off what was scheduled with the picture that the shot is reopened for', async () => {
    const { shotId } = await exportedShot(house, keys, 'RE2');
    const { publications } = await expectDone(
      house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand', from: new Date(Date.now() + 700) }, 'publications { id }'),
    );
    await expectDone(house.act(keys.studio, 'reopenShot', { shotId, reason: 'A prong is missing.' }, 'shot { status }'));
    const state = async (): Promise<{ status: string; reason: string }> =>
      (
        await house.ask(keys.studio, 'query ($id: ID!) { node(id: $id) { ... on Publication { status reason } } }', {
          id: publications[0].id,
        })
      ).data.node;
    for (let i = 0; i < 100 && (await state()).status === 'SCHEDULED'; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await house.work();
    }
    expect(await state()).toEqual({ status: 'WITHDRAWN', reason: 'reopened before it went live' });
    expect((await events(shotId)).map(({ kind }) => kind)).not.toContain('WENT_LIVE');
  });
});
