import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { sampleEntry, sampleSite } from '../sample-site.ts';
import { atomFeed } from './atom.ts';
import { bibtex, citation } from './citation.ts';
import { dataJson } from './data-json.ts';
import { dataPackage } from './data-package.ts';
import { datasetJsonLd } from './json-ld.ts';
import { robots, sitemap } from './sitemap.ts';

/** The official schemas, where they have been fetched; the project does not hold them. */
const SCHEMAS = new URL('../../../../../shared/schemas/', import.meta.url);
const here = existsSync(SCHEMAS);
if (!here) console.info('Skipped: the official DCAT-US and Data Package schemas are not on this machine.');

const RETIRED = { date: '2026-08-31', reason: 'Replaced.', notice: '2026-08-01', users: 'Told.' };
const full = {
  rights: 'Free to use. '.repeat(40),
  relations: [
    { title: 'Programme', url: 'https://arroyo.example/programme' },
    { title: 'Bad', url: 'javascript:x' },
  ],
};
const site = sampleSite([
  { metadata: full },
  {
    metadata: {
      identifier: 'benches',
      title: 'Benches',
      frequency: 'irregular',
      coverage: {
        temporal: { start: '2001-01-01', end: '2002-01-01' },
        spatial: { area: 'Arroyo', granularity: 'street' },
      },
    },
  },
  { metadata: { identifier: 'gone', retired: RETIRED } },
]);
const [trees] = site.entries;

describe('data.json', () => {
  const catalogue = JSON.parse(dataJson(site));

  test('lists what is offered, and nothing that is retired', () => {
    expect(catalogue.dataset.map(({ identifier }: { identifier: string }) => identifier)).toEqual([
      'benches',
      'street-trees',
    ]);
    expect(catalogue.dataset[1]).toMatchObject({
      accrualPeriodicity: 'R/P1M',
      contactPoint: { hasEmail: 'mailto:parks-data@arroyo.example' },
      distribution: [
        { downloadURL: 'https://data.arroyo.example/datasets/street-trees/data.csv', mediaType: 'text/csv' },
      ],
      landingPage: 'https://data.arroyo.example/datasets/street-trees/',
      temporal: '2003-01-01/2026-09-30',
      references: ['https://arroyo.example/programme'],
    });
    expect(catalogue.dataset[0].accrualPeriodicity).toBe('irregular');
  });

  test.skipIf(!here)('is valid by the schemas of catalog.data.gov’s harvester', () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(new URL(`gsa-harvester/dcatus1.1/${name}.json`, SCHEMAS), 'utf8'));
    const ajv = new Ajv2020({ unicodeRegExp: false, strict: false, allErrors: true });
    ajvFormats.default(ajv);
    const validDataset = ajv.compile(read('non-federal_dataset'));
    for (const from of [site, { ...site, address: null }]) {
      for (const dataset of JSON.parse(dataJson(from)).dataset) {
        validDataset(dataset);
        expect(validDataset.errors).toBeNull();
      }
    }
    const { $id: _, properties, ...catalog } = read('catalog');
    const validCatalog = ajv.compile({
      ...catalog,
      properties: { ...properties, dataset: { type: 'array' } },
    });
    validCatalog(catalogue);
    expect(validCatalog.errors).toBeNull();
  });
});

describe('datapackage.json', () => {
  test('describes columns, key and digest', () => {
    const described = JSON.parse((trees && dataPackage(site, trees)) ?? '');
    expect(described.resources[0]).toMatchObject({
      path: 'data.csv',
      bytes: trees?.record.data?.bytes,
      hash: `sha256:${trees?.record.data?.sha256}`,
    });
    expect(described.resources[0].schema).toMatchObject({ primaryKey: ['tree_id'] });
    expect(described.resources[0].schema.fields[3]).toEqual({
      name: 'height_m',
      type: 'number',
      title: 'Height',
      description: 'Height at the last survey.',
      constraints: { minimum: 0, maximum: 60 },
    });
  });

  test('is not there for what is retired', () => {
    expect(dataPackage(site, sampleEntry({ metadata: { retired: RETIRED } }))).toBeNull();
  });

  test.skipIf(!here)('is valid by the profiles of Data Package 2.0', () => {
    const folder = new URL('frictionless/2.0/', SCHEMAS);
    const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
    ajvFormats.default(ajv);
    expect(readdirSync(folder)).toContain('datapackage.json');
    const { $schema: _, ...profile } = read('datapackage.json');
    const { $schema: __, ...tableSchema } = read('tableschema.json');
    const valid = ajv.compile(profile);
    const validTable = ajv.compile(tableSchema);
    for (const entry of site.entries.slice(0, 2)) {
      const described = JSON.parse(dataPackage(site, entry) ?? '');
      valid(described);
      expect(valid.errors).toBeNull();
      validTable(described.resources[0].schema);
      expect(validTable.errors).toBeNull();
    }
  });
});

describe('JSON-LD', () => {
  const hostile = '</script><script>alert(1)</script><!-- \u2028';

  test('is one description for search engines and for Croissant', () => {
    const value = JSON.parse(trees ? datasetJsonLd(site, trees) : '');
    expect(value).toMatchObject({
      '@type': 'Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      temporalCoverage: '2003-01-01/..',
    });
    expect(value.description.length).toBeGreaterThan(50);
    expect(value.distribution[0]).toMatchObject({
      '@type': ['cr:FileObject', 'DataDownload'],
      sha256: trees?.record.data?.sha256,
    });
    expect(value.recordSet[0].field[2]).toMatchObject({
      dataType: 'sc:Date',
      source: { extract: { column: 'planted' } },
    });
  });

  test('cannot leave its script element', () => {
    const written = datasetJsonLd(site, sampleEntry({ metadata: { title: hostile } }));
    expect(written).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(written).name).toBe(hostile);
  });
});

describe('feed, sitemap, robots', () => {
  test('the feed tells of what changed and what was retired, newest first, and is escaped', () => {
    const feed = atomFeed(
      sampleSite([
        { metadata: { title: 'A & B <c>' } },
        {
          metadata: { identifier: 'gone', retired: RETIRED },
          provenance: { signedBy: {}, at: '2026-11-01T00:00:00Z' },
        },
      ]),
    );
    expect([...feed.matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title)).toEqual([
      'City of Arroyo Open Data',
      'Retired: Street trees',
      'A &amp; B &lt;c&gt;',
    ]);
    expect(feed).toContain('<updated>2026-11-01T00:00:00Z</updated>');
    expect(feed).toContain('<id>https://data.arroyo.example/datasets/gone/</id>');
  });

  test('the sitemap leads to every page; without an address there is none', () => {
    expect(sitemap(site)).toContain(
      '<loc>https://data.arroyo.example/datasets/gone/</loc><lastmod>2026-09-30</lastmod>',
    );
    expect(sitemap({ ...site, address: null })).toBeNull();
    expect(robots(site)).toContain('Sitemap: https://data.arroyo.example/sitemap.xml');
    expect(robots({ ...site, kind: 'preview' })).toBe('User-agent: *\nDisallow: /\n');
  });
});

describe('citation', () => {
  test('who, when, what, where; or as the department wishes', () => {
    expect(trees && citation(site, trees)).toBe(
      'Department of Parks (2026). Street trees [Data set]. City of Arroyo. https://data.arroyo.example/datasets/street-trees/',
    );
    expect(citation(site, sampleEntry({ metadata: { citation: 'Parks, Trees.' } }))).toBe('Parks, Trees.');
  });

  test('BibTeX is escaped', () => {
    expect(bibtex(site, sampleEntry({ metadata: { title: '100% {of} trees & $_\\input{x}' } }))).toContain(
      'title = {{100\\% \\{of\\} trees \\& \\$\\_\\textbackslash{}input\\{x\\}}}',
    );
  });
});
