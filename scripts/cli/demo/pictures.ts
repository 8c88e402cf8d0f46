import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium as driver } from 'playwright-core';
import { chromium } from './chromium.ts';
import { REPOSITORY, startCity } from './city.ts';
import { journey } from './journey.ts';

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
try {
  const { pull } = await journey(city, { station: () => {}, says: () => {}, address: () => {} });
  const shots = [
    { name: 'comment', url: city.forge.pullRequestUrl(REPOSITORY, pull) },
    { name: 'portal', url: `${city.portal}/datasets/weather/` },
  ];
  for (const { name, url } of shots) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
    await page.goto(url);
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
} finally {
  await browser.close();
  await city.close();
}
