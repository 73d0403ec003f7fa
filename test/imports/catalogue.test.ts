import { freshDatabase } from '../support/database';
import { CATALOGUE, imported } from './importing';

const fresh = freshDatabase();

const rows = CATALOGUE.trimEnd().split('\r\n');
/** The catalogue with the cell of a column changed in one of its rows. */
const changed = (line: number, column: string, cell: string): string => {
  const table = rows.map((row) => [...row.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(([, found]) => found).slice(0, 14));
  table[line - 1][table[0].indexOf(column)] = cell;
  return table.map((row) => row.join(',')).join('\n');
};

const everything = () =>
  fresh.database.rows(
    `SELECT jsonb_build_object('c', (SELECT jsonb_agg(c ORDER BY code) FROM collection c), 'k', (SELECT jsonb_agg(k ORDER BY code) FROM sku k),
       'w', (SELECT jsonb_agg(w ORDER BY id) FROM colourway w), 's', (SELECT jsonb_agg(s ORDER BY reference) FROM shot s)) AS all`,
  );

it('brings in collections, SKUs, colourways and shots', async () => {
  const tally = await imported(fresh, 'CATALOGUE', CATALOGUE);
  expect(tally).toMatchObject({ read: 2, added: 2, changed: 0, unchanged: 0, faults: [] });
  expect(await fresh.database.rows('SELECT reference, status FROM shot ORDER BY reference')).toEqual(
    ['E-1/SILVER/HERO', 'R-1/YG/HERO', 'R-1/YG/HERO-2', 'R-1/YG/SIDE'].map((reference) => ({ reference, status: 'PLANNED' })),
  );
  expect(await fresh.database.rows('SELECT code, name, season, launch_date FROM collection')).toEqual([
    { code: 'AURORA', name: 'AURORA', season: 'SS27', launch_date: '2027-03-01' },
  ]);
  expect(await fresh.database.rows(`SELECT name, style, tier, featured, traits FROM sku WHERE code = 'R-1'`)).toEqual([
    { name: 'Ring, plain', style: 'RING', tier: 2, featured: true, traits: ['CHAIN', 'OPEN_SETTING'] },
  ]);
  expect(await fresh.database.rows(`SELECT stones FROM colourway WHERE code = 'YG'`)).toEqual([
    {
      stones: [
        { kind: 'DIAMOND', colour: 'white' },
        { kind: 'SAPPHIRE', colour: 'royal blue' },
      ],
    },
  ]);
});

it('changes nothing when the same file comes twice', async () => {
  await imported(fresh, 'CATALOGUE', CATALOGUE);
  const before = await everything();
  expect(await imported(fresh, 'CATALOGUE', CATALOGUE)).toMatchObject({ read: 2, added: 0, changed: 0, unchanged: 2 });
  expect(await everything()).toEqual(before);
});

it('brings in every further column, and changes nothing the second time', async () => {
  await fresh.database.rows(
    `WITH c AS (INSERT INTO channel (code, name, locales) VALUES ('brand', 'Shop', '{en}'), ('outlet', 'Outlet', '{en}'))
     INSERT INTO background_standard (code, version, kind, colour) VALUES ('PAPER', 1, 'PRODUCT', '#f5f5f5')`,
  );
  const [header, ring] = rows;
  const further = 'collectionName,channels,cropRatio,backgroundStandard,secondMetal,widthMm,heightMm,prongs,stoneCount';
  const file = `${header},${further}\n${ring},Aurora,brand|outlet,4:5,PAPER,PLATINUM,18.5,21,6,17`;
  expect(await imported(fresh, 'CATALOGUE', file)).toMatchObject({ read: 1, changed: 1, faults: [] });
  const told = () =>
    fresh.database.rows(
      `SELECT c.name, c.crop_ratio, c.background_standard_code, w.second_metal, k.width_mm::float8, k.height_mm::float8, k.prongs, k.stone_count,
         (SELECT array_agg(h.code::text ORDER BY h.code) FROM collection_channel x JOIN channel h ON h.id = x.channel_id WHERE x.collection_id = c.id) AS channels
       FROM sku k JOIN collection c ON c.id = k.collection_id JOIN colourway w ON w.sku_id = k.id WHERE k.code = 'R-1'`,
    );
  const right = [
    {
      ...{ name: 'Aurora', crop_ratio: '4:5', background_standard_code: 'PAPER', second_metal: 'PLATINUM' },
      ...{ width_mm: 18.5, height_mm: 21, prongs: 6, stone_count: 17, channels: ['brand', 'outlet'] },
    },
  ];
  expect(await told()).toEqual(right);
  const before = await everything();
  expect(await imported(fresh, 'CATALOGUE', file)).toMatchObject({ read: 1, added: 0, changed: 0, unchanged: 1 });
  expect([await told(), await everything()]).toEqual([right, before]);
});

it('changes what another file tells otherwise, and leaves what it leaves out', async () => {
  const [header, ring] = rows;
  await imported(fresh, 'CATALOGUE', `${header},collectionName,prongs\n${ring},Aurora,6`);
  expect(await imported(fresh, 'CATALOGUE', changed(3, 'tier', '3'))).toMatchObject({ changed: 1, unchanged: 1 });
  expect(
    await fresh.database.rows(
      'SELECT c.name, k.code, k.tier, k.prongs FROM sku k JOIN collection c ON c.id = k.collection_id ORDER BY k.code',
    ),
  ).toEqual([
    { name: 'Aurora', code: 'E-1', tier: 3, prongs: null },
    { name: 'Aurora', code: 'R-1', tier: 2, prongs: 6 },
  ]);
});

describe('refuses, and brings in nothing of the file', () => {
  const wrong: [string, string, { line: number; field: string | null }][] = [
    ['an unknown column', CATALOGUE.replace('views', 'view'), { line: 1, field: 'view' }],
    ['a column that is missing', CATALOGUE.replace('finish,', ''), { line: 1, field: 'finish' }],
    ['a column twice', CATALOGUE.replace('finish,', 'metal,'), { line: 1, field: 'metal' }],
    ['a file without a header', '', { line: 1, field: 'collection' }],
    [
      'a fault behind a line break of two characters in quotes',
      `${rows[0]}\r\n${rows[1].replace('"Ring, plain"', '"Ring,\r\nplain"')}\r\n${rows[2].replace(',1,false', ',9,false')}`,
      { line: 4, field: 'tier' },
    ],
    ['too few cells', `${rows[0]}\nAURORA,SS27`, { line: 2, field: null }],
    ['quotes that do not close', `${rows[0]}\n"AURORA,SS27`, { line: 2, field: null }],
    ['a row without end', `${rows[0]}\n"AURORA${'\nx'.repeat(200_000)}`, { line: 2, field: null }],
    [
      'quotes that do not close behind a line break of two characters in quotes',
      `${rows[0]}\r\n${rows[1].replace('"Ring, plain"', '"Ring,\r\nplain"')}\r\nAURORA,"SS27\r\n`,
      { line: 4, field: null },
    ],
    ['an unknown style', changed(2, 'style', 'TIARA'), { line: 2, field: 'style' }],
    ['an unknown metal', changed(2, 'metal', 'GOLD'), { line: 2, field: 'metal' }],
    ['an unknown finish', changed(2, 'finish', 'SHINY'), { line: 2, field: 'finish' }],
    ['an unknown view', changed(3, 'views', 'HERO|BACK'), { line: 3, field: 'views' }],
    ['the first of a view numbered', changed(3, 'views', 'HERO-1'), { line: 3, field: 'views' }],
    ['a view twice', changed(3, 'views', 'HERO|HERO'), { line: 3, field: 'views' }],
    ['an unknown trait', changed(3, 'traits', 'HEAVY'), { line: 3, field: 'traits' }],
    ['an unknown stone', changed(3, 'stones', 'OPAL:white'), { line: 3, field: 'stones' }],
    ['a stone without a colour', changed(3, 'stones', 'DIAMOND'), { line: 3, field: 'stones' }],
    ['a tier of 5', changed(3, 'tier', '5'), { line: 3, field: 'tier' }],
    ['a tier that is no number', changed(3, 'tier', 'two'), { line: 3, field: 'tier' }],
    ['featured told as yes', changed(3, 'featured', 'yes'), { line: 3, field: 'featured' }],
    ['a day that no calendar has', changed(3, 'launchDate', '2027-02-29'), { line: 3, field: 'launchDate' }],
    ['a code with a slash', changed(3, 'sku', 'E/1'), { line: 3, field: 'sku' }],
    ['a SKU without a code', changed(3, 'sku', ''), { line: 3, field: 'sku' }],
    ['an unknown channel', `${rows[0]},channels\n${rows[1]},nowhere`, { line: 2, field: 'channels' }],
    ['an unknown background', `${rows[0]},backgroundStandard\n${rows[1]},NONE`, { line: 2, field: 'backgroundStandard' }],
    ['a size of nothing', `${rows[0]},widthMm\n${rows[1]},0`, { line: 2, field: 'widthMm' }],
    [
      'rows of a SKU that disagree',
      `${CATALOGUE}${rows[1].replace(',YG,', ',RG,').replace(',2,true,', ',3,true,')}`,
      { line: 4, field: 'tier' },
    ],
    ['rows of a collection that disagree', changed(3, 'season', 'AW27'), { line: 3, field: 'season' }],
    ['a colourway twice', `${CATALOGUE}${rows[1]}`, { line: 4, field: 'colourway' }],
  ];
  it.each(wrong)('%s', async (_, text, where) => {
    const before = await everything();
    const tally = await imported(fresh, 'CATALOGUE', text);
    expect(tally.refused).toBe(true);
    expect(tally.faults).toContainEqual({ ...where, message: expect.stringMatching(/^Expected|^There is no/) as string });
    expect(await everything()).toEqual(before);
  });

  it('bytes that are no UTF-8', async () => {
    const tally = await imported(fresh, 'CATALOGUE', Buffer.concat([Buffer.from(`${rows[0]}\n`), Buffer.from([0x41, 0xff, 0x0a])]));
    expect(tally).toMatchObject({ refused: true, faults: [{ line: 2 }] });
  });
});

it('tells all that is wrong with a file, each with its line and column', async () => {
  const { faults } = await imported(fresh, 'CATALOGUE', changed(2, 'tier', '9').replace('SILVER,MATTE', 'TIN,SHINY'));
  expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual(['2 tier', '3 metal', '3 finish']);
});

it('when asked for a part, brings in the rows that are as expected and undoes all of the others', async () => {
  const wrong = `NOVA,SS28,,N-1,Pendant,NECKLACE,1,false,,YG,YELLOW_GOLD,POLISHED,,HERO-2000`;
  const tally = await imported(fresh, 'CATALOGUE', `${changed(3, 'sku', 'E-9')}\n${wrong}`, { isPartial: true });
  expect(tally).toMatchObject({ read: 3, added: 1, unchanged: 1 });
  expect([...tally.rejected]).toEqual([4]);
  expect(await fresh.database.rows(`SELECT code FROM sku WHERE code IN ('E-9', 'N-1')`)).toEqual([{ code: 'E-9' }]);
  expect(await fresh.database.rows(`SELECT code FROM collection WHERE code = 'NOVA'`)).toEqual([]);
});
