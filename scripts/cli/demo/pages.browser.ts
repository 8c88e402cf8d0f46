import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from './chromium.ts';
import { type DemoCity, REPOSITORY, startCity } from './city.ts';
import { journey, type Travel } from './journey.ts';

const installed = chromium();
if (installed === null)
  console.log(
    'test:browser skipped: there is no Chromium on this machine (Debian: apt-get install chromium).',
  );

describe.skipIf(installed === null)('what people see', () => {
  let city: DemoCity;
  let travel: Travel;
  let browser: Browser;

  beforeAll(async () => {
    city = await startCity({ now: () => new Date() });
    travel = await journey(city, { station: () => {}, says: () => {}, address: () => {} });
    if (installed) browser = await driver.launch(installed);
  });

  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  /** A page and everything that went wrong on it. */
  async function visit(url: string, width = 1280): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    page.on('requestfailed', (request) => faults.push(request.url()));
    await page.goto(url);
    return { page, faults };
  }

  test.each([1280, 390])('the catalogue finds a dataset as one types, %i pixels wide', async (width) => {
    const { page, faults } = await visit(city.portal, width);
    await page.getByRole('searchbox').fill('weather');
    await expect
      .poll(() => page.getByRole('link', { name: 'Daily weather observations' }).count())
      .toBeGreaterThan(0);
    await expect
      .poll(() => page.getByRole('link', { name: 'Parking meters' }).filter({ visible: true }).count())
      .toBe(0);
    expect(await overflows(page)).toBe(false);
    expect(faults).toEqual([]);
  });

  test.each([1280, 390])(
    'the dataset page shows what it must and does not scroll sideways, %i pixels wide',
    async (width) => {
      const { page, faults } = await visit(`${city.portal}/datasets/weather/`, width);
      await expect
        .poll(() => page.getByRole('heading', { level: 1 }).innerText())
        .toContain('Daily weather observations');
      const text = await page.locator('main').textContent();
      for (const word of [
        'precipitation',
        'Department of the Environment',
        'Creative Commons Zero',
        'Chief Data Officer',
      ])
        expect(text).toContain(word);
      expect(await overflows(page)).toBe(false);
      expect(faults).toEqual([]);
    },
  );

  test('the page of the pull request shows comment, status and files', async () => {
    const { page, faults } = await visit(city.forge.pullRequestUrl(REPOSITORY, travel.pull));
    const text = await page.locator('body').innerText();
    for (const word of ['Merged', 'Chief Data Officer', 'daylight/gate', 'metadata.yml'])
      expect(text).toContain(word);
    expect(faults).toEqual([]);
  });
});

/** A page that scrolls sideways is broken on a phone. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
