import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium as driver } from 'playwright-core';
import { chromium } from './chromium.ts';
import { REPOSITORY, startCity } from './city.ts';
import { STATIONS, type Travel } from './journey.ts';
import { returned } from './stations/returned.ts';

/** `npm run pictures`: the two pictures of the README, taken from the demonstration itself. */
const folder = fileURLToPath(new URL('../../../.github/pictures/', import.meta.url));
const installed = chromium();
if (installed === null) {
  console.log('There is no Chromium on this machine (Debian: apt-get install chromium); no pictures taken.');
  process.exit(0);
}
await mkdir(folder, { recursive: true });
const city = await startCity({ now: () => new Date() });
const browser = await driver.launch(installed);
const quiet = { station: () => {}, says: () => {}, address: () => {} };
const travel: Travel = { city, tell: quiet, copy: '', pull: 0 };

async function picture(name: string, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  await page.goto(url);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

try {
  for (const station of STATIONS) {
    await station(travel);
    // The comment says most while there is something left to do.
    if (station === returned) await picture('comment', city.forge.pullRequestUrl(REPOSITORY, travel.pull));
  }
  await picture('portal', `${city.portal}/datasets/weather/`);
} finally {
  await browser.close();
  await city.close();
}
