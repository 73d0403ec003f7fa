import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import type { Kpi } from '../../src/kpi/Kpi';
import { answerOfSql } from '../kpi/answers';
import { freshDatabase } from '../support/database';
import type { Answer } from '../support/loupe';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { killMains, type StartedMain, startMain, stopMain } from '../support/startedMain';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';
import { documentOf, type Sender, USES } from './documents';

/** The demo as `npm start` loads it: once for all tests of this file, and killed on the way. */
jest.setTimeout(900_000); // some 25 pictures are measured and exported; on a busy machine that takes minutes

const READY = /Ctrl-C stops everything/;
const PICTURES = join(__dirname, '../../../src/demo/pictures');

interface Keys {
  STUDIO: string;
  REVIEWER: string;
  ANALYST: string;
  VENDOR: Record<string, string>;
  STOREFRONT: Record<string, string>;
}

interface PlantedPicture {
  file: string;
  sku: string;
  colourway: string;
  role: 'source' | 'revision';
  fault: { issueTag: string } | null;
}

interface Round {
  reference: string;
  picture: string;
  status: string;
  findings: { tag: string; severity: string }[];
  tags: string[] | null;
}

const house = freshDatabase();
const other = freshDatabase();
const folder = temporaryFolder();
const keysFile = join(folder, 'demo-keys.json');
let main: StartedMain;

const begin = (): StartedMain => startMain({ DATABASE_URL: house.url, LOUPE_DATA: folder, LOUPE_DEMO: 'on' });
const keys = (): Keys => JSON.parse(readFileSync(keysFile, 'utf8')) as Keys;

async function ask(key: string, query: string): Promise<Answer['data']> {
  const { body } = (await request(main.url()).post('/graphql').set('authorization', `Bearer ${key}`).send({ query })) as { body: Answer };
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

beforeAll(async () => {
  const killed = begin();
  await killed.until(/Loading the demo: 30 %/);
  await stopMain(killed, 'SIGKILL');
  main = begin();
  await main.until(READY);
});
afterAll(() => {
  killMains();
  removeFolder(folder);
});

describe('a load that was killed on the way', () => {
  it('is whole after the next start', async () => {
    expect(main.said()).not.toMatch(/could not be loaded/);
    expect(await house.database.rows('SELECT demo_finished_at IS NOT NULL AS whole FROM installation')).toEqual([{ whole: true }]);
  });

  it('has told nothing twice', async () => {
    const twice = await house.database.rows(`
      SELECT kind, s.reference, e.at, count(*) FROM event e LEFT JOIN shot s ON s.id = e.shot_id
      WHERE kind NOT IN ('EXPORTED', 'PAGE_LOADED')
      GROUP BY kind, s.reference, e.at, sku_id, round, step, channel, device, reason HAVING count(*) > 1`);
    expect(twice).toEqual([]);
    expect(await house.database.rows('SELECT shot_id, count(*) FROM job GROUP BY shot_id, handed_over_at HAVING count(*) > 1')).toEqual([]);
    const exported = await house.database.rows(`
      SELECT e.shot_id FROM (SELECT shot_id, count(*) AS n FROM event WHERE kind = 'EXPORTED' GROUP BY shot_id) e
      JOIN (SELECT r.shot_id, count(*) AS n FROM rendition d JOIN revision r ON r.id = d.revision_id WHERE d.exported_at IS NOT NULL GROUP BY r.shot_id) d
        ON d.shot_id = e.shot_id WHERE d.n <> e.n`);
    expect(exported).toEqual([]);
  });

  it('dates nothing after the load, and each step of a picture after the one before', async () => {
    const [{ late }] = await house.database.rows<{ late: number }>(
      'SELECT count(*)::int AS late FROM event, installation WHERE at > demo_begun_at',
    );
    expect(late).toBe(0);
    const disordered = await house.database.rows(`
      SELECT s.reference, r.number FROM revision r JOIN shot s ON s.id = r.shot_id JOIN job j ON j.id = r.job_id
      LEFT JOIN review v ON v.revision_id = r.id
      LEFT JOIN event m ON m.shot_id = s.id AND m.kind = 'MEASURED' AND m.round = r.number
      WHERE NOT (j.handed_over_at < r.submitted_at AND r.submitted_at < m.at AND (v.at IS NULL OR m.at < v.at))`);
    expect(disordered).toEqual([]);
  });
});

describe('the pictures of the demo', () => {
  const planted = (JSON.parse(readFileSync(join(PICTURES, 'manifest.json'), 'utf8')) as PlantedPicture[]).filter(
    ({ role }) => role === 'revision',
  );
  let rounds: Round[];
  beforeAll(async () => {
    rounds = await house.database.rows<Round>(`
      SELECT s.reference, r.status, q.findings, u.filename AS picture,
        (SELECT array_agg(t->>'tag') FROM review v, jsonb_array_elements(v.tags) t WHERE v.revision_id = r.id) AS tags
      FROM revision r JOIN shot s ON s.id = r.shot_id JOIN quality q ON q.id = r.quality_id
      JOIN LATERAL (SELECT filename FROM upload u WHERE u.sha256 = r.sha256 LIMIT 1) u ON true`);
  });

  it('has every slip found by its tag, and returned with it', () => {
    const faulty = planted.filter(({ fault }) => fault !== null);
    const missed = faulty.filter(({ file, fault }) => {
      const round = rounds.find(({ picture }) => picture === file);
      const tags = round?.findings.map(({ tag }) => tag) ?? [];
      return !tags.includes(fault?.issueTag ?? '') || !round?.tags?.includes(fault?.issueTag ?? '');
    });
    expect(faulty.length).toBeGreaterThan(10);
    expect(missed.map(({ file }) => file)).toEqual([]);
  });

  it('returns the rounds with a slip and no others', () => {
    const faultOf = new Map(planted.map(({ file, fault }) => [file, fault]));
    const wrong = rounds.filter(({ picture, status }) => {
      const isReturned = status === 'REJECTED' || status === 'CHANGES_REQUESTED';
      return isReturned !== (faultOf.get(picture) !== null);
    });
    expect(wrong.map(({ reference, picture, status }) => `${reference} ${picture} ${status}`)).toEqual([]);
  });

  it('finds nothing to reject on a final', () => {
    const rejected = rounds.filter(
      ({ picture, findings }) => picture.endsWith('_final.png') && findings.some(({ severity }) => severity === 'REJECT'),
    );
    expect(rejected.map(({ picture }) => picture)).toEqual([]);
  });
});

describe('everybody who opens the demo', () => {
  it('sees as a shop at least eight colourways, with all that a page needs', async () => {
    const renditions = 'renditions(channel: "marketplace") { url bytes placeholder altText(locale: "fr") }';
    const skus = `skus(first: 20) { nodes { code colourways { code ${renditions} } } }`;
    const data = await ask(
      keys().STOREFRONT.marketplace,
      `{ a: collection(code: "AURORA") { ${skus} } h: collection(code: "HERITAGE") { ${skus} } }`,
    );
    const shown = [data.a, data.h]
      .flatMap((collection) => collection.skus.nodes)
      .flatMap((sku: { colourways: Answer['data'][] }) => sku.colourways);
    expect(shown.length).toBeGreaterThanOrEqual(8);
    for (const { renditions: files } of shown) {
      expect(files.length).toBeGreaterThan(0);
      for (const file of files)
        expect(file).toEqual({
          url: expect.stringMatching(/\/media\//),
          bytes: expect.any(Number),
          placeholder: expect.any(String),
          altText: expect.stringMatching(/ en (or|argent) /),
        });
    }
  });

  it.each(['LUMEN', 'NORDLYS', 'ATELIER'])('has as %s a job to begin and one to do again, neither overdue', async (vendor) => {
    const { jobs } = await ask(
      keys().VENDOR[vendor],
      '{ jobs(first: 50, statuses: [OPEN, REWORK]) { nodes { status dueAt source { url } boards { subject } lastReview { cause } } } }',
    );
    expect(new Set(jobs.nodes.map(({ status }: { status: string }) => status))).toEqual(new Set(['OPEN', 'REWORK']));
    for (const { dueAt, boards } of jobs.nodes) {
      expect(new Date(dueAt).getTime()).toBeGreaterThan(Date.now());
      expect(boards.length).toBeGreaterThan(0);
    }
  });

  it('finds as a reviewer two rounds with previews', async () => {
    const { reviewQueue } = await ask(
      keys().REVIEWER,
      '{ reviewQueue(first: 10) { nodes { status previews { url } quality { state } } } }',
    );
    expect(reviewQueue.nodes.length).toBeGreaterThanOrEqual(2);
    for (const { previews, quality } of reviewQueue.nodes) {
      expect(previews.length).toBeGreaterThan(0);
      expect(quality.state).toBe('READY');
    }
  });

  it('finds as a studio shots to plan, to audit and to hand over', async () => {
    const stands = await house.database.rows<{ status: string }>('SELECT DISTINCT status FROM shot');
    expect(stands.map(({ status }) => status)).toEqual(expect.arrayContaining(['PLANNED', 'SOURCED', 'READY']));
    expect(await house.database.rows(`SELECT state FROM source_audit WHERE outcome IS NULL`)).toEqual([{ state: 'READY' }]);
  });

  it('gets an answer to each of the three queries that the start prints', async () => {
    const queries = [...main.said().matchAll(/Bearer (\S+)' \\\n\s+-d '(.*)'/g)].map(([, key, body]) => ({
      key,
      query: (JSON.parse(body) as { query: string }).query,
    }));
    expect(queries).toHaveLength(3);
    const [shop, vendor, card] = await Promise.all(queries.map(({ key, query }) => ask(key, query)));
    expect(shop.collection.skus.nodes.length).toBeGreaterThan(0);
    expect(vendor.jobs.nodes.length).toBeGreaterThan(0);
    expect(card.scorecard.rows).toHaveLength(3);
  });
});

describe('the documents of schema/operations', () => {
  const keyOf = (sender: Sender): string => {
    const { VENDOR, STOREFRONT, ...house } = keys();
    if (sender === 'VENDOR') return VENDOR.LUMEN;
    return sender === 'STOREFRONT' ? STOREFRONT.marketplace : house[sender];
  };
  const send = async (sender: Sender, name: string, variables: object): Promise<Answer> => {
    const { input } = variables as { input?: object };
    const given = input ? { input: { clientKey: randomUUID(), ...input } } : variables;
    const { body } = await request(main.url())
      .post('/graphql')
      .set('authorization', `Bearer ${keyOf(sender)}`)
      .send({ query: documentOf(name), variables: given });
    return body as Answer;
  };

  it('are all told here by whom they are sent', () => {
    const files = readdirSync(join(__dirname, '../../../schema/operations')).map((file) => file.replace('.graphql', ''));
    expect(USES.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it.each(USES)('$name is answered to a $right, and refused to $wrong', async ({ name, right, wrong, variables }) => {
    for (const sender of wrong) {
      const { data, errors } = await send(sender, name, variables);
      expect([sender, data ?? null, errors?.map(({ extensions }) => extensions.code)]).toEqual([sender, null, ['FORBIDDEN']]);
    }
    const { data, errors } = await send(right, name, variables);
    expect(errors).toBeUndefined();
    expect(Object.keys(data as object).length).toBeGreaterThan(0);
  });
});

describe('the pictures for people of the demo', () => {
  const answered = async (name: string, sender: Sender, variables: object) => {
    const { body } = await request(main.url())
      .post('/graphql')
      .set('authorization', `Bearer ${(keys() as unknown as Record<Sender, string>)[sender]}`)
      .send({ query: documentOf(name), variables });
    return (body as Answer).data;
  };
  const isPng = async (url: string): Promise<boolean> => {
    const response = await fetch(url);
    return response.status === 200 && Buffer.from(await response.arrayBuffer()).toString('latin1', 1, 4) === 'PNG';
  };

  it('are there for each round in the queue, and for the colourways of a SKU', async () => {
    const { reviewQueue } = await answered('ReviewQueue', 'REVIEWER', {});
    const { sku } = await answered('ColourwayDrift', 'STUDIO', { sku: 'E-3310', collection: 'AURORA' });
    const [{ heatMapUrl, beforeAfterUrl }] = reviewQueue.nodes as { heatMapUrl: string; beforeAfterUrl: string }[];
    for (const url of [heatMapUrl, beforeAfterUrl, sku.contactSheetUrl as string]) expect([url, await isPng(url)]).toEqual([url, true]);
  });

  it('come with figures: the colourways of one SKU are one piece, its families of one tone', async () => {
    await answered('ColourwayDrift', 'STUDIO', { sku: 'E-3310', collection: 'AURORA' }); // it may take longer than one answer waits
    const { sku, collection } = await answered('ColourwayDrift', 'STUDIO', { sku: 'E-3310', collection: 'AURORA' });
    expect(sku.colourwayDrift.pairs.map(({ a, b }: Record<'a' | 'b', { code: string }>) => [a.code, b.code])).toEqual([
      ['YG', 'YG-SAPPHIRE'],
    ]);
    for (const pair of sku.colourwayDrift.pairs as Record<string, number>[]) {
      expect(pair.structuralSimilarity).toBeGreaterThan(0.75);
      expect(pair.shadowDirectionDifference).toBeLessThan(3);
      expect(pair.whitePointDeltaE).toBeLessThan(0.5);
      expect(pair.cropDifference).toBeLessThan(0.01);
    }
    const gold = (collection.families.nodes as { metal: string; n: number; spreadDeltaE: number }[]).find(
      ({ metal }) => metal === 'YELLOW_GOLD',
    );
    expect(gold?.n).toBeGreaterThan(2);
    expect(gold?.spreadDeltaE).toBeLessThan(2);
  });
});

describe('the scorecard of the demo', () => {
  it('has half a year of made-up figures before the story, in a collection that says so', async () => {
    const [told] = await house.database.rows(
      `SELECT c.name, count(*) > 3000 AS many, max(e.at) - min(e.at) > interval '170 days' AS long
       FROM event e JOIN shot s ON s.id = e.shot_id JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id
         JOIN collection c ON c.id = k.collection_id
       WHERE c.code = 'DEMO-HISTORY' GROUP BY c.name`,
    );
    expect(told).toEqual({ name: 'Demo history (made-up figures, no pictures)', many: true, long: true });
  });

  const figures = readdirSync(join(__dirname, '../../src/kpi'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.slice(0, -3));

  it('counts something for every KPI there is', async () => {
    const ask = {
      from: new Date('2000-01-01'),
      to: new Date('2100-01-01'),
      timeZone: 'Europe/Paris',
      groupBy: [],
      houseCalendar: HOUSE_CALENDAR,
    };
    let counted = 0;
    for (const name of figures) {
      const kpi = ((await import(`../../src/kpi/${name}.js`)) as Record<string, Partial<Kpi<object>> | undefined>)[name];
      if (kpi?.sentence === undefined) continue; // what several KPIs are built from
      const rows = await answerOfSql(house.database, kpi as Kpi<object>, ask);
      expect({ name, rows: rows.length, nothing: Object.entries(rows[0] ?? {}).filter(([, value]) => value === null) }).toEqual({
        name,
        rows: 1,
        nothing: [],
      });
      counted += 1;
    }
    expect(counted).toBeGreaterThan(15);
  });
});

describe('a start on a demo that is whole', () => {
  it('loads nothing again, and makes the keys anew when their file is lost', async () => {
    const count = `SELECT (SELECT count(*) FROM event)::int AS events, (SELECT count(*) FROM export_template)::int AS templates, (SELECT count(*) FROM upload)::int AS uploads`;
    const before = await house.database.rows(count);
    const lost = keys();
    rmSync(keysFile);
    await stopMain(main, 'SIGTERM');
    main = begin();
    await main.until(READY);
    expect(main.said()).not.toMatch(/Loading/);
    expect(await house.database.rows(count)).toEqual(before);
    expect(statSync(keysFile).mode & 0o777).toBe(0o600);
    expect(keys().STUDIO).not.toBe(lost.STUDIO);
    expect((await ask(keys().STUDIO, '{ collections(first: 5) { nodes { code } } }')).collections.nodes).toEqual([
      { code: 'AURORA' },
      { code: 'DEMO-HISTORY' },
      { code: 'HERITAGE' },
    ]);
  });
});

it('passes over a house that has collections of its own', async () => {
  await other.database.rows(`INSERT INTO collection (code, name) VALUES ('OURS', 'Ours')`);
  const elsewhere = temporaryFolder();
  const started = startMain({ DATABASE_URL: other.url, LOUPE_DATA: elsewhere, LOUPE_DEMO: 'on' });
  await started.until(READY);
  await stopMain(started, 'SIGTERM');
  removeFolder(elsewhere);
  expect(started.said()).toMatch(/passed over: this house has collections of its own/);
  expect(await other.database.rows('SELECT code FROM collection')).toEqual([{ code: 'OURS' }]);
  expect(await other.database.rows('SELECT name FROM person')).toEqual([]);
});
