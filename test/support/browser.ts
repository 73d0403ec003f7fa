import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium where it is installed. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (!CHROMIUM) process.stderr.write('Passed over: there is no Chromium here to look at pages in.\n');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A test that looks at pages in a browser of its own. */
export function inBrowser(name: string, look: (browser: Browser) => Promise<void>): void {
  // A newcomer's machine may have none; .ci/run installs one and fails without it, so that this is never passed over there.
  (CHROMIUM ? it : it.skip)(name, async () => {
    const browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: FLAGS });
    try {
      await look(browser);
    } finally {
      await browser.close();
    }
  });
}
