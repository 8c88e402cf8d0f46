import type { ChecklistAnswers, DatasetVersion, Metadata } from '../model/dataset.ts';
import type { Policy } from '../model/facts.ts';
import type { ColumnProfile, Profile } from '../model/profile.ts';
import type { CheckContext, Example } from './check.ts';
import { mergePatch } from './merge-patch.ts';
import { soundPolicy } from './sound-policy.ts';

const METADATA: Metadata = {
  title: 'Weather observations',
  identifier: 'weather',
  description:
    'Daily observations at the city weather station. The Department of the Environment collects them by instrument, under the climate programme, so that residents can follow the local climate.',
  keywords: ['weather', 'climate', 'rain'],
  theme: 'environment',
  type: 'dataset',
  language: ['en'],
  creator: 'Climate programme',
  publisher: 'Department of the Environment',
  contact: { name: 'Open data desk', email: 'opendata@arroyo.example' },
  steward: { name: 'Sam Steward', email: 'sam@arroyo.example' },
  source: { system: 'Weather archive' },
  modified: '2026-11-01',
  frequency: 'monthly',
  coverage: {
    temporal: { start: '2026-01-01', end: 'current' },
    spatial: { area: 'City of Arroyo', granularity: 'point' },
  },
  license: 'CC0-1.0',
  access_level: 'public',
  classification: 'public',
  security_level: 1,
  publishing_class: 'passive',
  distribution: { path: 'data.csv', media_type: 'text/csv' },
  key: ['date', 'site'],
  date_column: 'date',
  columns: [
    { name: 'date', type: 'date', description: 'The day of the observation.' },
    { name: 'site', type: 'string', description: 'Code of the station.' },
    { name: 'value', type: 'number', unit: 'millimetres', description: 'Rain that fell on the day.' },
  ],
};

const ANSWERS: ChecklistAnswers = {
  answers: { submission: { 'authoritative-source': { value: 'yes' }, ownership: { value: 'city' } } },
  waivers: [],
};

function column(name: string, position: number, more: Partial<ColumnProfile>): ColumnProfile {
  return {
    name,
    position,
    type: 'string',
    typeShare: 1,
    nulls: 0,
    sentinels: {},
    distinct: 90,
    distinctExact: true,
    minLength: 1,
    maxLength: 10,
    violations: [],
    detections: [],
    ...more,
  };
}

const PROFILE: Profile = {
  file: 'datasets/environment/weather/data.csv',
  bytes: 4_000,
  sha256: '0'.repeat(64),
  encoding: 'utf-8',
  bom: false,
  delimiter: ',',
  lineEnding: 'lf',
  rows: 120,
  header: ['date', 'site', 'value'],
  columns: [
    column('date', 1, { type: 'date', min: '2026-01-01', max: '2026-10-31' }),
    column('site', 2, { distinct: 3 }),
    column('value', 3, { type: 'number', min: '0', max: '48.5' }),
  ],
  faults: [],
  duplicateRows: 0,
  duplicateKeys: 0,
  truncated: false,
};

type Patches = Pick<Example, 'metadata' | 'checklist' | 'profile'>;

/** A dataset version without a fault, and what a patch makes of it. */
export function soundVersion(id: string, { metadata, checklist, profile }: Patches = {}): DatasetVersion {
  const folder = `datasets/${id}`;
  const document = <T>(name: string, value: T) => ({
    path: `${folder}/${name}`,
    value,
    places: {},
    findings: [],
  });
  return {
    files: ['metadata.yml', 'checklist.yml', 'data.csv'].map((name) => ({
      path: `${folder}/${name}`,
      mode: '100644',
      bytes: 1_000,
    })),
    metadata: document('metadata.yml', mergePatch(METADATA, metadata ?? {})),
    checklist: document('checklist.yml', mergePatch(ANSWERS, checklist ?? {})),
    profile: profile === null ? null : mergePatch(PROFILE, profile ?? {}),
    findings: [],
    parts: {},
    digest: '0'.repeat(64),
  };
}

/** What an example is run on. */
export function exampleContext(example: Example): CheckContext {
  const context: CheckContext = {
    dataset: 'environment/weather',
    head: soundVersion('environment/weather', example),
    base: null,
    policy: soundPolicy as Policy,
    today: '2026-11-23',
    touched: true,
    due: ['stage-1'],
    checklists: ['submission'],
  };
  return mergePatch(context, example.context ?? {});
}
