import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryPath } from './manifest.ts';
import { renderEntry, renderSite } from './render-site.ts';
import { sampleSite } from './sample-site.ts';

const CHROMIUM = '/usr/bin/chromium';
const here = existsSync(CHROMIUM);
if (!here) console.info(`Skipped: no browser at ${CHROMIUM} to try the portal's pages in.`);

const TYPES: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};
const long = { title: `A title with a_very_${'long_'.repeat(30)}word`, identifier: 'long' };
const site = sampleSite([
  { readme: '| a | b |\n|-|-|\n| 1 | 2 |\n\n`x`' },
  { metadata: { identifier: 'benches', title: 'Benches', theme: 'transport', modified: '2026-10-02' } },
  {
    metadata: {
      identifier: 'crossings',
      title: 'Crossings',
      description: 'Where people cross the street, also at the Café.',
      theme: 'transport',
      modified: '2999-01-01',
    },
  },
  { metadata: long },
]);

let browser: Browser;
let server: Server;
let address = '';

beforeAll(async () => {
  if (!here) return;
  const files = renderSite(site);
  for (const entry of site.entries)
    for (const [name, text] of renderEntry(site, entry)) files.set(`${entryPath(entry.name)}${name}`, text);
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname
      .slice(1)
      .replace(/(^|\/)$/, '$1index.html');
    const text = files.get(path);
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain',
    });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const quiet = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  browser = await chromium.launch({ executablePath: CHROMIUM, args: quiet });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function visit(path: string, options: { width?: number; script?: boolean } = {}): Promise<Page> {
  const { width = 1280, script = true } = options;
  const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: script });
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(message.text());
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(new URL(path, address).href);
  return page;
}

const titles = (page: Page): Promise<string[]> => page.locator('.dataset:visible h3').allTextContents();
const query = (page: Page): string => new URL(page.url()).search;

describe.skipIf(!here)('the catalogue in a browser', () => {
  test('search narrows while typing, ignores accents, and is kept in the address', async () => {
    const page = await visit('');
    await page.getByRole('searchbox').fill('street cafe');
    expect(await titles(page)).toEqual(['Crossings']);
    expect(await page.getByRole('status').textContent()).toBe('1 of 4 datasets');
    expect(query(page)).toBe('?q=street+cafe');
    await page.reload();
    expect(await titles(page)).toEqual(['Crossings']);
    await page.close();
  });

  test('facets narrow, count what is left, and can be combined and shared', async () => {
    const page = await visit('?theme=transport&sort=title');
    expect(await titles(page)).toEqual(['Benches', 'Crossings']);
    await page.getByRole('checkbox', { name: 'Environment' }).check();
    expect(await titles(page)).toHaveLength(4);
    await page.getByRole('searchbox').fill('benches');
    expect(await page.locator('label', { hasText: 'Environment' }).locator('.count').textContent()).toBe(
      ', 0 datasets',
    );
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByRole('button', { name: 'show all datasets' }).click();
    expect(await titles(page)).toHaveLength(4);
    expect(query(page)).toBe('?sort=title');
    await page.close();
  });

  test('what is late by the reader’s clock is said to be overdue, and nothing else is', async () => {
    const page = await visit('');
    const overdue = page.locator('.dataset', { has: page.locator('.overdue:visible') }).locator('h3');
    expect(await overdue.allTextContents()).not.toContain('Crossings');
    await page.goto(new URL('datasets/crossings/', address).href);
    expect(await page.locator('.next').textContent()).toMatch(/^Next update expected by/);
    await page.close();
  });

  test('works without the script', async () => {
    const page = await visit('', { script: false });
    expect(await titles(page)).toHaveLength(4);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('link', { name: 'Benches' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Benches');
    await page.close();
  });
});

test.skipIf(!here).each([320, 390, 768, 1280])(
  'at %i pixels no page needs scrolling sideways',
  async (width) => {
    const page = await visit('', { width });
    for (const path of [
      '',
      'datasets/street-trees/',
      'datasets/long/',
      'departments/parks/',
      'about/',
      '404.html',
    ]) {
      await page.goto(new URL(path, address).href);
      const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([path, beyond]).toEqual([path, 0]);
    }
    await page.close();
  },
);

test.skipIf(!here)('the keyboard reaches the content first, and the table', async () => {
  const page = await visit('datasets/street-trees/', { width: 390 });
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  const table = page.getByRole('region', { name: 'The first 10 of 12 rows' });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0);
  await page.close();
});
