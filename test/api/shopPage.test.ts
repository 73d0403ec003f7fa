import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { inBrowser } from '../support/browser';
import { expectDone, exportedShot, type House, newHouse, TEMPLATE } from '../support/house';
import { loupe } from '../support/loupe';
import { removeFolder } from '../support/temporaryFolder';

/** The page of a shop as the README has it: its words are what is compiled, run and looked at here. */
const house = loupe();
const PROJECT = join(__dirname, '../../..');
const SHOP = join(PROJECT, 'dist', `shop-${process.pid}`); // within the project, whose packages it finds
const run = promisify(execFile);
const page = join(SHOP, 'page.html');

let keys: House;
let shop: Server;

beforeAll(async () => {
  mkdirSync(SHOP);
  copyFileSync(join(PROJECT, 'schema/schema.graphql'), join(SHOP, 'schema.graphql'));
  const section = /## A shop's page, typed\n(.*?)\n## /s.exec(readFileSync(join(PROJECT, 'README.md'), 'utf8'))?.[1] ?? '';
  const [settings, code] = [...section.matchAll(/```(?:json|ts)\n(.*?)```/gs)].map(([, words]) => words);
  writeFileSync(join(SHOP, 'tsconfig.json'), settings);
  writeFileSync(join(SHOP, 'page.ts'), code);
  writeFileSync(join(SHOP, 'package.json'), '{ "type": "module" }');
  shop = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(readFileSync(page)));
  await once(shop.listen(0, '127.0.0.1'), 'listening');
  keys = await newHouse(house);
});
afterAll(() => {
  shop.close();
  removeFolder(SHOP);
});

const node = (...args: string[]): Promise<{ stdout: string }> => run(process.execPath, args, { cwd: SHOP });
const compiled = (): Promise<string> =>
  node(join(PROJECT, 'node_modules/typescript/bin/tsc')).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );

it('is typed by the schema, and a field that is misspelt is an error', async () => {
  await node(join(PROJECT, 'node_modules/gql.tada/bin/cli.js'), 'generate-output');
  expect(await compiled()).toBe('');
  const words = readFileSync(join(SHOP, 'page.ts'), 'utf8');
  writeFileSync(join(SHOP, 'page.ts'), words.replace('({ name, colourways }) =>', '({ nam, colourways }) =>'));
  expect(await compiled()).toMatch(/page\.ts.*Property 'nam' does not exist/);
  writeFileSync(join(SHOP, 'page.ts'), words);
});

inBrowser('shows what is live, in the size that fits, blurred until it is there', async (browser) => {
  await expectDone(
    house.act(keys.studio, 'saveExportTemplate', { ...TEMPLATE, formats: ['WEBP'], widths: [400, 800] }, 'exportTemplate { id }'), // two sizes to choose from
  );
  const { shotId } = await exportedShot(house, keys, 'M-1');
  await expectDone(house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand' }, 'publications { id }'));
  expect(await compiled()).toBe('');
  await node('made/page.js', `${house.url}/graphql`, keys.storefront, 'AURORA', 'brand', page);

  const [phone, desktop] = [await seenAt(360, 1), await seenAt(1600, 2)];
  expect(phone.alt).toBe('Ring M-1: ring in yellow gold with diamond');
  expect([phone.width, desktop.width]).toEqual([400, 800]); // one asks for 162 px, the other for 1440
  expect(phone.type).toBe('image/webp'); // there is no JPEG, and none is needed
  expect(phone.placeholder).toMatch(/^url\("data:image\/png;base64,/);

  async function seenAt(width: number, deviceScaleFactor: number) {
    const tab = await browser.newPage({ viewport: { width, height: 700 }, deviceScaleFactor });
    const answered = tab.waitForResponse(/\/variants\//);
    await tab.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
    await tab.evaluate("document.querySelector('img').decode()");
    if (process.env.LOUPE_TEST_SCREENSHOT) await tab.screenshot({ path: `${process.env.LOUPE_TEST_SCREENSHOT}-${width}.png` });
    const picture = await answered;
    return {
      type: picture.headers()['content-type'],
      width: (await sharp(await picture.body()).metadata()).width,
      alt: await tab.locator('img').getAttribute('alt'),
      placeholder: await tab.evaluate<string>("getComputedStyle(document.querySelector('img')).backgroundImage"),
    };
  }
});
