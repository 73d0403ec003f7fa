import sharp from 'sharp';
import request from 'supertest';
import { bytesAt } from '../support/bytesAt';
import { expectDone, exportedShot, type House, newHouse } from '../support/house';
import { loupe } from '../support/loupe';

const house = loupe();
let keys: House;
let shotId = '';
let revisionId = '';

beforeAll(async () => {
  keys = await newHouse(house);
  ({ shotId, revisionId } = await exportedShot(house, keys, 'M-1'));
});

const get = (url: string): request.Test => bytesAt(house, url);

describe('a picture drawn for people', () => {
  /** Asked for, and drawn by hands that work meanwhile. */
  const drawn = async (url: string): Promise<request.Response> => {
    let isAnswered = false;
    const answer = get(url).expect(200);
    const answered = answer.then((response) => ((isAnswered = true), response));
    while (!isAnswered) await house.work();
    return answered;
  };
  const urlsOf = async (key: string): Promise<Record<'heatMapUrl' | 'cropsUrl' | 'beforeAfterUrl', string>> =>
    (await house.ask(key, 'query ($id: ID!) { revision(id: $id) { heatMapUrl cropsUrl beforeAfterUrl } }', { id: revisionId })).data
      .revision;

  it('is a heat map, the crops of the findings, or source and picture side by side', async () => {
    for (const url of Object.values(await urlsOf(keys.vendor))) {
      const { headers, body } = await drawn(url);
      expect(headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'private, no-cache' });
      expect((body as Buffer).subarray(1, 4).toString()).toBe('PNG');
      await get(url).set('If-None-Match', headers.etag).expect(304);
      expect(((await get(url).expect(200)).body as Buffer).equals(body as Buffer)).toBe(true);
    }
  });

  it('is a contact sheet of a SKU', async () => {
    const { data } = await house.ask(keys.reviewer, '{ sku(code: "M-1") { contactSheetUrl(view: HERO) } }');
    expect((await drawn(data.sku.contactSheetUrl)).headers['content-type']).toBe('image/png');
  });

  it('is a contact sheet of a batch, for the office alone', async () => {
    const { batch } = await expectDone(house.act(keys.studio, 'createBatch', { code: 'MEDIA', shotIds: [shotId] }, 'batch { code }'));
    const sheet = 'query ($code: String!) { batch(code: $code) { contactSheetUrl } }';
    const { data } = await house.ask(keys.reviewer, sheet, { code: batch.code });
    const { headers, body } = await drawn(data.batch.contactSheetUrl);
    expect(headers['content-type']).toBe('image/png');
    const ofSku = await house.ask(keys.reviewer, '{ sku(code: "M-1") { contactSheetUrl(view: HERO) } }');
    const one = await sharp((await drawn(ofSku.data.sku.contactSheetUrl)).body as Buffer).metadata();
    expect(await sharp(body as Buffer).metadata()).toMatchObject({ width: one.width, format: 'png' }); // one shot on either
    for (const key of [keys.storefront, keys.vendor, keys.otherVendor]) {
      const { errors } = await house.ask(key, sheet, { code: batch.code });
      expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is given by the signed URL alone, and only to those who may see what it is drawn from', async () => {
    const { heatMapUrl: url } = await urlsOf(keys.reviewer);
    await get(new URL(url).pathname).expect(404);
    await get(url.replace('heat-map', 'crops')).expect(404);
    await get(url.replace(/expires=\d+/, 'expires=1700000000')).expect(404);
    const { data } = await house.ask(keys.otherVendor, 'query ($id: ID!) { revision(id: $id) { heatMapUrl } }', { id: revisionId });
    expect(data.revision).toBeNull();
    const { errors } = await house.ask(keys.storefront, '{ sku(code: "M-1") { contactSheetUrl(view: HERO) } }');
    expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
  });
});
