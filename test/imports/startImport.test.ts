import { createHash, randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { catchUp } from '../../src/workers/catchUp';
import { demoPicture, expectDone, type House, newHouse, openJob, refusals, submission } from '../support/house';
import { type Answer, loupe } from '../support/loupe';
import { until } from '../support/until';
import { ndjson } from './importing';

/** Files of the trade through the API: staged, checked, asked for, and imported by a worker. */
const house = loupe();
let keys: House;
const SHOT = 'R-1/YG/HERO';
const CSV = [
  'collection,season,launchDate,sku,name,style,tier,featured,traits,colourway,metal,finish,stones,views',
  'AURORA,SS27,,R-1,Ring,RING,2,false,,YG,YELLOW_GOLD,POLISHED,,HERO',
].join('\n');
const captured = (id: string, more: object = {}): object => ({ id, at: '2026-03-02T09:00:00Z', kind: 'CAPTURED', shot: SHOT, ...more });

const STANDS =
  'id filename kind partial state read added changed unchanged rejected rejectsUrl faults { line field message } outsideLaws { law facts }';

async function staged(key: string, text: string | Buffer, purpose = 'IMPORT'): Promise<string> {
  const bytes = Buffer.from(text);
  const file = {
    filename: 'file.txt',
    mimeType: 'text/plain',
    byteSize: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const { targets } = await house.act(key, 'stagedUploadsCreate', { purpose, files: [file] }, 'targets { uploadId url }');
  const { pathname, search } = new URL(targets[0].url as string);
  await request(house.url)
    .put(pathname + search)
    .set('content-type', 'application/octet-stream')
    .send(bytes)
    .expect(201);
  await house.work();
  return targets[0].uploadId as string;
}
const start = (uploadId: string, kind: string, more: object = {}): Promise<Answer['data']> =>
  house.act(keys.studio, 'startImport', { uploadId, kind, ...more }, `import { ${STANDS} }`);
async function finished(id: string): Promise<Answer['data']> {
  await house.work();
  const { data } = await house.ask(keys.studio, `query ($id: ID!) { node(id: $id) { ... on Import { ${STANDS} finishedAt } } }`, { id });
  return data.node;
}
const ran = async (text: string, kind: string, more: object = {}): Promise<Answer['data']> => {
  const started = await expectDone(start(await staged(keys.studio, text), kind, more));
  expect(started.import).toMatchObject({ state: 'QUEUED', kind, filename: 'file.txt' });
  return finished(started.import.id as string);
};

beforeAll(async () => {
  keys = await newHouse(house);
});

it('brings in vendors and their rates, each once', async () => {
  const vendors = [
    'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency',
    'BY-FILE,By file,OUTSOURCED,24,8,8,,EUR',
  ].join('\n');
  const rates = ['vendor,tier,view,price,currency,validFrom,validTo', 'BY-FILE,2,,12.50,EUR,2026-01-01,'].join('\n');
  for (const [kind, text] of [
    ['VENDORS', vendors],
    ['RATES', rates],
  ] as const) {
    expect(await ran(text, kind)).toMatchObject({ state: 'DONE', read: 1, added: 1, faults: [] });
    expect(await ran(text, kind)).toMatchObject({ state: 'DONE', read: 1, added: 0, unchanged: 1 });
  }
});

it('brings a catalogue and a history in, and tells how far it is and what it did', async () => {
  expect(await ran(CSV, 'CATALOGUE')).toMatchObject({
    state: 'DONE',
    read: 1,
    added: 1,
    rejected: 0,
    faults: [],
    finishedAt: expect.any(String) as string,
  });
  const reviewed = { id: 'r', at: '2026-03-03T09:00:00Z', kind: 'REVIEWED', shot: SHOT, round: 1, verdict: 'APPROVED', tags: [] };
  expect(await ran(ndjson(captured('a'), reviewed), 'EVENTS')).toMatchObject({
    ...{ state: 'DONE', read: 2, added: 2, unchanged: 0 },
    outsideLaws: [
      { law: 'reviewed without having been measured', facts: 1 },
      { law: 'reviewed, measured or vetoed without a submission', facts: 1 },
    ],
  });
  const [event] = await house.database.rows(
    `SELECT p.name LIKE 'STUDIO%' AS named, e.key_id IS NOT NULL AS keyed FROM event e JOIN person p ON p.id = e.person_id WHERE e.id = 'a'`,
  );
  expect(event).toEqual({ named: true, keyed: true });
});

it('refuses a file with faults whole, and tells each with its line and field', async () => {
  const told = await ran(ndjson(captured('b'), captured('c', { shot: 'none' }), captured('d', { at: 'now' })), 'EVENTS');
  expect(told).toMatchObject({ state: 'REFUSED', read: 3, added: 0, rejected: 2, rejectsUrl: null });
  expect(told.faults.map(({ line, field }: { line: number; field: string }) => `${line} ${field}`)).toEqual(['2 shot', '3 at']);
  expect(await house.database.rows(`SELECT FROM event WHERE id IN ('b', 'c', 'd')`)).toEqual([]);
});

it('brings in the part that is as expected when asked to', async () => {
  const told = await ran(ndjson(captured('e'), captured('f', { shot: 'none' })), 'EVENTS', { partial: true });
  expect(told).toMatchObject({ state: 'DONE', partial: true, read: 2, added: 1, rejected: 1, faults: [{ line: 2, field: 'shot' }] });
});

describe('what a part leaves out', () => {
  const at = async (url: string): Promise<request.Response> => {
    const { pathname, search } = new URL(url);
    return request(house.url)
      .get(pathname + search)
      .buffer(true)
      .parse(asText);
  };

  it('is handed back as it stood, and comes in once it is mended', async () => {
    const lines = [captured('k'), captured('l', { shot: 'none' }), captured('m'), captured('n', { at: 'soon' })].map((each) =>
      JSON.stringify(each),
    );
    const { rejectsUrl } = await ran(lines.join('\r\n'), 'EVENTS', { partial: true });
    const { body, headers } = await at(rejectsUrl as string);
    expect(body).toBe(`${lines[1]}\r\n${lines[3]}`);
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'application/x-ndjson; charset=utf-8',
      'attachment; filename="file.txt.rejected"',
    ]);
    const mended = (body as string).replace('none', SHOT).replace('soon', '2026-03-02T09:00:00Z');
    expect(await ran(mended, 'EVENTS', { partial: true })).toMatchObject({ state: 'DONE', added: 2, rejected: 0, rejectsUrl: null });
  });

  it('has the header of its table', async () => {
    const { rejectsUrl } = await ran(
      `${CSV.replace(',Ring,', ',"Ring\nagain",')}\n${CSV.split('\n')[1].replace('SS27', 'XX')}`,
      'CATALOGUE',
      { partial: true },
    );
    expect((await at(rejectsUrl as string)).body).toBe(`${CSV.split('\n')[0]}\n${CSV.split('\n')[1].replace('SS27', 'XX')}\n`);
  });

  it('is nobody’s without our signature, nor for ever', async () => {
    const { rejectsUrl } = await ran(ndjson(captured('o', { shot: 'none' })), 'EVENTS', { partial: true });
    const url = rejectsUrl as string;
    for (const wrong of [
      url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      url.replace(/expires=\d+/, 'expires=9999999999'),
      url.split('?')[0],
    ])
      expect((await at(wrong)).status).toBe(404);
  });
});

it('does the same request once', async () => {
  const uploadId = await staged(keys.studio, ndjson(captured('g')));
  const clientKey = randomUUID();
  const [first, again] = [await start(uploadId, 'EVENTS', { clientKey }), await start(uploadId, 'EVENTS', { clientKey })];
  expect(again.import.id).toBe(first.import.id);
  expect(await finished(first.import.id as string)).toMatchObject({ added: 1 });
  expect(await refusals(start(uploadId, 'RATES', { clientKey }))).toEqual(['CLIENT_KEY_REUSED']);
});

it('goes on with an import whose worker died, and leaves one alone that a worker holds', async () => {
  const { import: asked } = await start(await staged(keys.studio, ndjson(captured('h'))), 'EVENTS');
  await house.work();
  const id = (await house.database.rows<{ id: string }>('SELECT id FROM import ORDER BY asked_at DESC LIMIT 1'))[0].id;
  const revive = `UPDATE import SET state = 'RUNNING', finished_at = NULL, asked_at = now() - interval '5 minutes' WHERE id = $1`;
  await house.database.rows(revive, [id]); // as if the worker had died over it
  await house.database.transaction(async (tx) => {
    await tx.rows('SELECT FROM import WHERE id = $1 FOR UPDATE', [id]);
    await catchUp(house.workshop);
    expect(await finished(asked.id as string)).toMatchObject({ state: 'RUNNING' });
  });
  await catchUp(house.workshop);
  expect(await finished(asked.id as string)).toMatchObject({ state: 'DONE', added: 0, unchanged: 1 });
});

it('is put off while another import runs, so that no worker waits for it', async () => {
  const { import: asked } = await start(await staged(keys.studio, ndjson(captured('i'))), 'EVENTS');
  await house.database.transaction(async (tx) => {
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('loupe import'))`);
    expect(await finished(asked.id as string)).toMatchObject({ state: 'QUEUED' });
  });
  await until(async () => (await finished(asked.id as string)).state === 'DONE');
});

describe('refuses', () => {
  it('a file that is no text', async () => {
    const uploadId = await staged(keys.studio, demoPicture('R-1042_YG_source.jpg'));
    expect(await refusals(start(uploadId, 'EVENTS'))).toEqual(['UPLOAD_REFUSED']);
  });

  it('a picture', async () => {
    const uploadId = await staged(keys.studio, demoPicture('R-1042_YG_source.jpg'), 'PICTURE');
    expect(await refusals(start(uploadId, 'EVENTS'))).toEqual(['INVALID']);
  });

  it('to take a file that was staged for an import anywhere else', async () => {
    const uploadId = await staged(keys.studio, CSV);
    const { data } = await house.ask(keys.studio, '{ shot(reference: "R-1/YG/HERO") { id } }');
    const source = { shotId: data.shot.id as string, uploadId, capturedAt: '2026-03-02T09:00:00Z' };
    expect(await refusals(house.act(keys.studio, 'submitSource', source, 'source { id }'))).toEqual(['INVALID']);
    const board = { subject: 'YELLOW_GOLD', uploadIds: [uploadId] };
    expect(await refusals(house.act(keys.studio, 'createBoardVersion', board, 'board { id }'))).toEqual(['INVALID']);
  });

  it('an upload that nobody made', async () => {
    expect(await refusals(start('nothing', 'EVENTS'))).toEqual(['NOT_FOUND']);
  });

  it.each(['vendor', 'reviewer'] as const)('to stage one for a %s', async (role) => {
    const file = { filename: 'a.csv', mimeType: 'text/csv', byteSize: 1, sha256: 'a'.repeat(64) };
    const document = 'mutation ($input: StagedUploadsCreateInput!) { stagedUploadsCreate(input: $input) { targets { uploadId } } }';
    const { errors } = await house.ask(keys[role], document, { input: { clientKey: randomUUID(), purpose: 'IMPORT', files: [file] } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it.each(['vendor', 'reviewer', 'analyst', 'storefront'] as const)('to start one for a %s', async (role) => {
    const document = 'mutation ($input: StartImportInput!) { startImport(input: $input) { import { id } } }';
    const { errors } = await house.ask(keys[role], document, { input: { clientKey: randomUUID(), uploadId: 'x', kind: 'EVENTS' } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

it('lets rounds made through the API go on above the highest imported one', async () => {
  const { jobId } = await openJob(house, keys, 'R-7');
  const at = '2026-03-02T09:00:00Z';
  const submitted = { id: 's-3', at, kind: 'SUBMITTED', shot: 'R-7/YG/HERO', round: 3, vendor: 'PIXELWORKS', origin: 'MANUAL' };
  expect(await ran(ndjson(submitted), 'EVENTS')).toMatchObject({ state: 'DONE', added: 1 });
  const uploadId = await house.stage(keys.vendor, demoPicture('R-1042_YG_final.png'));
  await house.work();
  const { revision } = await expectDone(house.act(keys.vendor, 'submitRevision', submission(jobId, uploadId), 'revision { number }'));
  expect(revision.number).toBe(4);
});

/** Of whatever type. */
function asText(response: request.Response, done: (error: Error | null, body: string) => void): void {
  text(response as unknown as NodeJS.ReadableStream).then(
    (body) => done(null, body),
    (error: Error) => done(error, ''),
  );
}
