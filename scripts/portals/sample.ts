import { hash } from 'node:crypto';
import type { Metadata } from '../model/dataset.ts';
import type { ColumnProfile, Profile } from '../model/profile.ts';
import type { OpenData, PublishedDataset } from './types.ts';

/** A small dataset of an invented city, for the tests of adapters. */
export const SAMPLE_CSV = `tree_id,species,planted,height_m,street,condition
4102,Quercus agrifolia,2008-02-11,9.5,Alder Street,good
4103,Platanus racemosa,2011-11-03,12.0,Alder Street,good
4104,Jacaranda mimosifolia,2015-03-27,6.5,Bay Avenue,fair
4105,Quercus agrifolia,2019-01-15,3.0,Bay Avenue,good
4106,Arbutus menziesii,2003-10-09,8.0,Cedar Lane,poor
4107,Ginkgo biloba,2012-04-18,7.5,Cedar Lane,good
4108,Platanus racemosa,,14.5,Dune Road,fair
4109,Lagerstroemia indica,2020-02-20,2.5,Dune Road,good
4110,Ginkgo biloba,2016-12-01,5.5,Elm Court,good
4111,Jacaranda mimosifolia,2014-09-30,7.0,Elm Court,fair
4112,Quercus agrifolia,,11.0,Fern Way,good
4113,Arbutus menziesii,2009-05-05,9.0,Fern Way,good
`;

export const SAMPLE_METADATA: Metadata = {
  title: 'Street trees',
  identifier: 'street-trees',
  description:
    'Every tree that the city has planted along its streets, with species, year of planting, height and condition. ' +
    'The Urban Forestry Division surveys each tree once a year under the Green Streets programme, so that residents ' +
    'can see what grows on their block and researchers can follow the urban canopy.',
  keywords: ['trees', 'streets', 'urban forest', 'environment'],
  theme: 'environment',
  type: 'dataset',
  language: ['en'],
  creator: 'Urban Forestry Division',
  publisher: 'Department of Parks',
  contact: { name: 'Parks open data desk', email: 'parks-data@arroyo.example' },
  steward: { name: 'Sam Steward', email: 'sam.steward@arroyo.example' },
  source: { system: 'TreeKeeper', description: 'Exported from the survey database every month' },
  issued: '2024-05-02',
  modified: '2026-09-30',
  frequency: 'monthly',
  coverage: {
    temporal: { start: '2003-01-01', end: 'current' },
    spatial: { area: 'City of Arroyo', granularity: 'street' },
  },
  license: 'CC0-1.0',
  access_level: 'public',
  classification: 'public',
  security_level: 1,
  publishing_class: 'passive',
  distribution: { path: 'data.csv', media_type: 'text/csv' },
  key: ['tree_id'],
  date_column: 'planted',
  columns: [
    {
      name: 'tree_id',
      title: 'Tree',
      type: 'integer',
      description: 'Number of the tree in TreeKeeper.',
      constraints: { required: true, unique: true },
    },
    {
      name: 'species',
      title: 'Species',
      type: 'string',
      description: 'Botanical name of the species.',
      constraints: { required: true },
    },
    {
      name: 'planted',
      title: 'Planted',
      type: 'date',
      description: 'Day it was planted; empty where nobody knows.',
    },
    {
      name: 'height_m',
      title: 'Height',
      type: 'number',
      unit: 'metres',
      description: 'Height at the last survey.',
      constraints: { minimum: 0, maximum: 60 },
    },
    { name: 'street', title: 'Street', type: 'string', description: 'Street the tree stands on.' },
    {
      name: 'condition',
      title: 'Condition',
      type: 'string',
      description: 'What the surveyor saw.',
      constraints: { enum: ['good', 'fair', 'poor'] },
    },
  ],
};

export interface SampleChoice extends Partial<Omit<PublishedDataset, 'metadata' | 'profile'>> {
  metadata?: Partial<Metadata>;
  csv?: string;
}

/** A dataset that differs from the sample in what a test names. */
export function sampleDataset({ metadata, csv = SAMPLE_CSV, ...more }: SampleChoice = {}): PublishedDataset {
  const whole = { ...SAMPLE_METADATA, ...metadata };
  return {
    id: `parks/${whole.identifier}`,
    metadata: whole,
    profile: sampleProfile(csv, whole),
    department: {
      name: 'Department of Parks',
      abbreviation: 'Parks',
      url: 'https://arroyo.example/parks',
      email: 'parks@arroyo.example',
      roles: {},
    },
    city: {
      name: 'City of Arroyo',
      url: 'https://arroyo.example',
      time_zone: 'America/Los_Angeles',
      email_domains: ['arroyo.example'],
    },
    vocabularies: {
      licenses: [
        {
          id: 'CC0-1.0',
          label: 'Creative Commons Zero 1.0',
          iri: 'https://creativecommons.org/publicdomain/zero/1.0/',
        },
      ],
      frequencies: [
        {
          id: 'monthly',
          label: 'Monthly',
          iri: 'http://purl.org/cld/freq/monthly',
          iso8601: 'R/P1M',
          on_time_days: 32,
          late_days: 46,
        },
      ],
      themes: [
        { id: 'environment', label: 'Environment' },
        { id: 'transport', label: 'Transport' },
      ],
      granularities: [{ id: 'street', label: 'Street' }],
    },
    readme: null,
    visibility: 'public',
    provenance: {
      pullRequest: 12,
      address: 'https://github.example/arroyo/open-data/pull/12',
      signedBy: { 'department/parks': 'dana-director', cdo: 'carmen-cdo', ciso: 'cyrus-ciso' },
      titles: {
        'department/parks': 'Department leadership',
        cdo: 'Chief Data Officer',
        ciso: 'Chief Information Security Officer',
      },
      at: '2026-10-01T16:20:00Z',
    },
    ...more,
  };
}

/** Opens the data of sample datasets by its digest. */
export function sampleData(...files: string[]): OpenData {
  const byDigest = new Map(files.map((csv) => [sha256(csv), csv]));
  return async (_, digest) => {
    const csv = byDigest.get(digest);
    if (csv === undefined) throw new Error(`no sample has the digest ${digest}`);
    return bytesOf(csv);
  };
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += 100) yield bytes.subarray(start, start + 100);
}

/** As the profiler would describe it; good for files without quotes. */
function sampleProfile(csv: string, { columns }: Metadata): Profile {
  const [header = [], ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return {
    file: 'data.csv',
    bytes: Buffer.byteLength(csv),
    sha256: sha256(csv),
    encoding: 'utf-8',
    bom: false,
    delimiter: ',',
    lineEnding: 'lf',
    rows: rows.length,
    header,
    columns: header.map((name, index) =>
      columnProfile(
        name,
        index,
        rows.map((row) => row[index] ?? ''),
        columns,
      ),
    ),
    faults: [],
    duplicateRows: 0,
    duplicateKeys: 0,
    truncated: false,
  };
}

function columnProfile(
  name: string,
  index: number,
  cells: string[],
  columns: Metadata['columns'],
): ColumnProfile {
  const filled = cells.filter((cell) => cell !== '');
  const type = columns.find((column) => column.name === name)?.type ?? 'string';
  const ordered =
    type === 'string'
      ? []
      : filled.toSorted((a, b) => (type === 'date' ? (a < b ? -1 : 1) : Number(a) - Number(b)));
  const [min, max] = [ordered[0], ordered.at(-1)];
  return {
    name,
    position: index + 1,
    type,
    typeShare: 1,
    nulls: cells.length - filled.length,
    sentinels: {},
    distinct: new Set(filled).size,
    distinctExact: true,
    ...(min === undefined || max === undefined ? {} : { min, max }),
    minLength: 1,
    maxLength: 30,
    violations: [],
    detections: [],
  };
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
