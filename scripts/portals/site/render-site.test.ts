import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAMPLE_CSV, type SampleChoice } from '../sample.ts';
import { entryPath } from './manifest.ts';
import { datasetPage } from './page/dataset-page.ts';
import { renderEntry, renderSite } from './render-site.ts';
import { sampleSite } from './sample-site.ts';
import type { Site } from './site.ts';

const HOSTILE = '</script></title>"\'><img src=x onerror=alert(1)><svg onload=alert(2)>';
const RETIRED = {
  date: '2026-08-31',
  reason: HOSTILE,
  replacement: 'javascript:alert(1)',
  notice: '2026-08-01',
  users: 'x',
};
const hostile: SampleChoice = {
  readme: `# ${HOSTILE}\n\n[x](javascript:alert(1))\n\n${HOSTILE}`,
  csv: `${SAMPLE_CSV}${'<script>alert(1)</script>,'.repeat(5)}<img onerror=x>\n`,
  metadata: {
    title: HOSTILE,
    description: `${HOSTILE}\n\njavascript:alert(1)`,
    keywords: [HOSTILE],
    creator: HOSTILE,
    contributors: [HOSTILE],
    contact: { name: HOSTILE, email: '"><script>@arroyo.example' },
    source: { system: HOSTILE, url: 'javascript:alert(1)' },
    relations: [{ title: HOSTILE, url: 'javascript:alert(1)' }],
    rights: HOSTILE,
    citation: HOSTILE,
    license: HOSTILE,
    columns: [
      {
        name: HOSTILE,
        title: HOSTILE,
        type: 'string',
        description: HOSTILE,
        unit: HOSTILE,
        format: HOSTILE,
        constraints: { enum: [HOSTILE], pattern: HOSTILE },
      },
    ],
    key: [HOSTILE],
  },
  provenance: {
    pullRequest: 1,
    address: 'javascript:alert(1)',
    signedBy: { [HOSTILE]: HOSTILE },
    at: HOSTILE,
  },
};

const choices: SampleChoice[] = [
  { readme: 'Hello.', metadata: { relations: [{ title: 'Programme', url: 'https://arroyo.example/p' }] } },
  { metadata: { identifier: 'benches', title: 'Benches', modified: '2026-10-02' } },
  {
    metadata: {
      identifier: 'gone',
      title: 'Gone',
      retired: { ...RETIRED, reason: 'No longer surveyed.', replacement: 'parks/benches' },
    },
  },
  {
    metadata: {
      identifier: 'leaving',
      title: 'Leaving',
      retired: { ...RETIRED, reason: 'Ends.', date: '2027-01-31' },
    },
    retired: false,
  },
  hostile.metadata ? { ...hostile, metadata: { ...hostile.metadata, identifier: 'hostile' } } : {},
];
const preview: SampleChoice = { visibility: 'private', pullRequest: 31, provenance: null };

function filesOf(site: Site): Map<string, string> {
  const files = renderSite(site);
  for (const entry of site.entries)
    for (const [name, text] of renderEntry(site, entry)) files.set(`${entryPath(entry.name)}${name}`, text);
  return files;
}

const site = sampleSite(choices);
const files = filesOf(site);
const previews = filesOf(sampleSite([preview, { ...hostile, pullRequest: 32 }], { kind: 'preview' }));
const pages = [
  ...files,
  ...[...previews].map(([path, text]): [string, string] => [`preview/${path}`, text]),
].filter(([path]) => path.endsWith('.html'));
const page = (path: string): string => files.get(path) ?? '';

test('the same site gives the same bytes', () => {
  expect([...filesOf(sampleSite(choices))]).toEqual([...files]);
});

test('the files that programs and people expect are there', () => {
  expect([...files.keys()].sort()).toEqual(
    expect.arrayContaining([
      '.nojekyll',
      '404.html',
      'about/index.html',
      'data.json',
      'departments/index.html',
      'departments/parks/index.html',
      'feed.atom',
      'index.html',
      'robots.txt',
      'site.js',
      'sitemap.xml',
      'style.css',
      'datasets/street-trees/datapackage.json',
      'datasets/street-trees/index.html',
    ]),
  );
});

describe.each(pages)('%s', (path, text) => {
  const tags = [...text.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/gi)].map(([, name = '', attributes = '']) => ({
    name,
    attributes,
  }));

  test('runs and loads nothing but the portal’s own files', () => {
    expect(
      tags.filter(({ name }) => ['img', 'iframe', 'object', 'embed', 'style', 'base'].includes(name)),
    ).toEqual([]);
    const scripts = tags.filter(({ name }) => name === 'script').map(({ attributes }) => attributes);
    expect(
      scripts.filter(
        (attributes) => !/^ src="[./\w-]*site\.js" defer$|^ type="application\/ld\+json"$/.test(attributes),
      ),
    ).toEqual([]);
    expect(
      tags.filter(({ attributes }) => /\s(on\w+|style)=/i.test(attributes.replaceAll(/"[^"]*"/g, '""'))),
    ).toEqual([]);
    const links = tags.flatMap(({ attributes }) =>
      [...attributes.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address = '']) => address),
    );
    expect(links.filter((address) => !/^(https:\/\/|mailto:|#|[\w./#-]*$)/.test(address))).toEqual([]);
    expect(text).toContain('content="default-src &#39;none&#39;;');
  });

  test('has one title of the first level, headings in order, and every id once', () => {
    const levels = [...text.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, label] of text.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g))
      expect(ids).toContain(label);
  });

  test('says its language, can be skipped into, and has landmarks', () => {
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text).toContain('<a class="skip" href="#main">');
    for (const landmark of ['<header class="masthead">', '<main id="main"', '<footer class="colophon">'])
      expect(text).toContain(landmark);
    expect(text).toMatch(/<title>[^<]+<\/title>/);
  });

  test('leads only to files that are there', () => {
    const from = path.startsWith('preview/') ? previews : files;
    const here = path.replace(/^preview\//, '');
    if (here === '404.html') return;
    for (const [, address = ''] of text.matchAll(/\s(?:href|src)="(?!https?:|mailto:|#)([^"]*)"/g)) {
      const target = posix.join(posix.dirname(here), address.split('#')[0] ?? '');
      const file = address.split('#')[0]?.endsWith('/') ? posix.join(target, 'index.html') : target;
      expect([
        ...from.keys(),
        ...[...from.keys()].map((key) => key.replace('index.html', 'data.csv')),
      ]).toContain(file);
    }
  });
});

describe('the page of a dataset', () => {
  const text = page('datasets/street-trees/index.html');

  test('shows what people ask first', () => {
    for (const words of [
      'September 30, 2026',
      'Monthly',
      'January 1, 2003 to today',
      'Creative Commons Zero 1.0',
      'Parks open data desk',
      'Department of Parks',
      '680 bytes',
      '12 rows',
      'Quercus agrifolia',
      'Number of the tree in TreeKeeper.',
      '83 %',
      'No row stands twice.',
      'Chief Data Officer',
      'carmen-cdo',
      'review #12',
      'pd.read_csv',
      '@misc{street-trees',
    ])
      expect(text).toContain(words);
  });

  test('carries the dates by which a browser tells what is overdue', () => {
    expect(text).toContain(
      '<span class="next" data-late="2026-11-15">Next update expected by <time datetime="2026-11-01">November 1, 2026</time></span>',
    );
  });

  test('announces a retirement, and after it says why and what to use instead, without a download', () => {
    expect(page('datasets/leaving/index.html')).toContain('will be retired on <time datetime="2027-01-31">');
    const gone = page('datasets/gone/index.html');
    expect(gone).toContain('No longer surveyed.');
    expect(gone).toContain('Use <a href="../../datasets/benches/">Benches</a> instead.');
    expect(gone).not.toContain('data.csv');
    expect(files.has('datasets/gone/datapackage.json')).toBe(false);
  });

  test('shows the first ten rows in a region that the keyboard reaches', () => {
    expect(text).toContain('<div class="scroll" role="region" aria-labelledby="rows-shown" tabindex="0">');
    expect(text.match(/<tr>/g)).toHaveLength(11);
    expect(text).toContain('The first 10 of 12 rows');
  });
});

describe('the catalogue', () => {
  test('lists everything without a script, newest first, with retired datasets apart', () => {
    const text = page('index.html');
    const titles = [...text.matchAll(/<h3 dir="auto"><a href="([^"]+)">/g)].map(([, address]) => address);
    expect(titles).toEqual([
      './datasets/benches/',
      './datasets/hostile/',
      './datasets/leaving/',
      './datasets/street-trees/',
    ]);
    expect(text.slice(text.indexOf('Retired datasets'))).toContain('./datasets/gone/');
  });

  test('counts its facets', () => {
    expect(page('index.html')).toMatch(
      /value="parks"> <span>Department of Parks<\/span> <span class="count"><span class="hidden">, <\/span>4<span/,
    );
  });

  test('is presentable before anything has been published', () => {
    expect(filesOf(sampleSite([])).get('index.html')).toContain('Nothing has been published yet.');
  });
});

describe('previews', () => {
  const text = previews.get('datasets/street-trees--pr-31/index.html') ?? '';

  test('say what they are and are not indexed', () => {
    expect(text).toContain('Private preview for review, pull request #31.');
    expect(text).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(previews.get('robots.txt')).toContain('Disallow: /');
    expect(previews.get('index.html')).toContain('./datasets/street-trees--pr-31/');
  });

  test('are in no feed, catalogue or sitemap', () => {
    for (const file of ['feed.atom', 'data.json', 'sitemap.xml']) expect(previews.has(file)).toBe(false);
    expect(text).not.toContain('application/ld+json');
  });
});

test('without an address every link is relative, and the machine-readable files claim none', () => {
  const unknown = filesOf(sampleSite(choices.slice(0, 2), { address: null }));
  expect(unknown.has('sitemap.xml')).toBe(false);
  expect(unknown.get('data.json')).not.toContain('landingPage');
  expect(unknown.get('datasets/street-trees/index.html')).not.toContain('rel="canonical"');
});

test('a portal below a path finds its way back from a missing page', () => {
  const below = renderSite(sampleSite([], { address: 'https://arroyo.github.example/open-data/' }));
  expect(below.get('404.html')).toContain('href="/open-data/style.css"');
});

test.each([
  ['data.geojson', 'application/geo+json', 'geopandas.read_file('],
  ['data.jsonl', 'application/x-ndjson', 'lines=True'],
  ['data.json', 'application/json', 'fromJSON('],
  ['data.parquet', 'application/vnd.apache.parquet', 'pd.read_parquet('],
  ['data.pdf', 'application/pdf', null],
])(
  '%s has a page with its download and its columns, and no table of what is none',
  (path, media_type, use) => {
    const site = sampleSite([{ metadata: { distribution: { path, media_type } } }]);
    const [entry] = site.entries;
    if (entry?.record.data) entry.record.data.delimiter = '';
    const page = entry === undefined ? '' : datasetPage(site, { ...entry, rows: null });
    expect(page).toContain(`href="${path}"`);
    expect(page).toContain('id="columns"');
    expect(page).not.toContain('table class="data"');
    expect(page).not.toContain('read_csv');
    if (use === null) expect(page).not.toContain('id="use"');
    else expect(page).toContain(use);
  },
);
