import { inBrowser } from '../support/browser';
import { type House, newHouse } from '../support/house';
import { loupe } from '../support/loupe';

/** The explorer page in a real browser. */
const house = loupe();
let keys: House;

beforeAll(async () => {
  keys = await newHouse(house);
});

inBrowser('loads whole from here, reads the schema, and asks nothing of the internet', async (browser) => {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  const broken: string[] = [];
  const answers: string[] = [];
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${house.url}/graphql`) {
      // The page asks with the placeholder "Bearer KEY" until a person sets a key.
      const response = await route.fetch({ headers: { ...route.request().headers(), authorization: `Bearer ${keys.studio}` } });
      answers.push(await response.text());
      return route.fulfill({ response });
    }
    if (url.startsWith(house.url) || /^(data|blob):/.test(url)) return route.continue();
    elsewhere.push(url);
    return route.abort();
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(`${house.url}/`);
  expect(new URL(page.url()).pathname).toBe('/explorer/');
  await page.getByText('StudioLists').first().waitFor();
  while (answers.length === 0) await page.waitForTimeout(50); // the test's own limit ends this
  expect(answers[0]).toContain('__schema');
  if (process.env.LOUPE_TEST_SCREENSHOT) await page.screenshot({ path: process.env.LOUPE_TEST_SCREENSHOT });
  expect({ elsewhere, broken }).toEqual({ elsewhere: [], broken: [] });
});
