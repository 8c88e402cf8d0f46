const signs = (title: string, more: object) => ({
  title,
  organisation: 'city',
  covers: ['metadata.*'],
  ...more,
});
const lane = (title: string, ...requires: string[]) => ({ title, requires, checklists: ['submission'] });

/** A small policy that parses: enough for reading, not a model of good government. */
export const GOVERNANCE = {
  city: {
    name: 'City of Arroyo',
    url: 'https://arroyo.example',
    time_zone: 'America/Los_Angeles',
    email_domains: ['arroyo.example'],
  },
  holidays: [],
  organisations: { city: { name: 'City' } },
  roles: {
    coordinator: signs('Coordinator', { scope: 'department', by_submitting: true, submits: true }),
    department: signs('Department', {
      scope: 'department',
      covers: ['data', 'metadata.*', 'checklist.submission', 'waivers', 'file.*'],
      submits: true,
    }),
    cdo: signs('Chief Data Officer', {
      scope: 'city',
      team: 'cdo',
      covers: ['metadata.*', 'file.*', 'policy'],
    }),
    policy: signs('Policy team', { scope: 'theme', themes: { environment: { members: ['pia'] } } }),
    itpc: signs('Committee', { scope: 'city', members: ['ivo'], covers: ['policy'] }),
  },
  lanes: {
    'new-dataset': lane('New', 'coordinator', 'department', 'cdo', 'policy'),
    'data-refresh': lane('Refresh', 'department'),
    'metadata-edit': { ...lane('Edit', 'department', 'cdo'), fields: ['title'] },
    'schema-change': lane('Change', 'department', 'cdo'),
    retirement: lane('Retirement', 'department', 'cdo'),
    department: lane('Department', 'department', 'cdo'),
    policy: lane('Policy', 'cdo', 'itpc'),
  },
  levels: {
    '1': { title: 'Unrestricted', outcome: 'publish' },
    '2': { title: 'Sensitive', outcome: 'agreement' },
    '3': { title: 'Restricted', outcome: 'never' },
  },
  portals: {},
  notifications: {},
  review: { open: false, forks: false },
};

const QUESTION = {
  id: 'row-meaning',
  ask: 'What does one row stand for?',
  why: 'Whoever reads a table first asks what a row is.',
  type: 'text',
  answered_by: 'steward',
  due: 'stage-1',
  since: '2026-01-01',
};

export const METADATA = {
  title: 'Street trees',
  identifier: 'street-trees',
  description: 'Every tree on a city street, with its species and the year it was planted.',
  keywords: ['trees', 'streets', 'green'],
  theme: 'environment',
  type: 'Dataset',
  language: ['en'],
  creator: 'Forestry Division',
  publisher: 'City of Arroyo',
  contact: { name: 'Open Data', email: 'opendata@arroyo.example' },
  steward: { name: 'Sam Steward', email: 'sam@arroyo.example', github: 'sam' },
  source: { system: 'TreeKeeper' },
  modified: '2026-01-02',
  frequency: 'monthly',
  coverage: {
    temporal: { start: '2020-01-01', end: 'current' },
    spatial: { area: 'City of Arroyo', granularity: 'point' },
  },
  license: 'CC0-1.0',
  access_level: 'public',
  classification: 'public',
  security_level: 1,
  publishing_class: 'passive',
  distribution: { path: 'data.csv', media_type: 'text/csv' },
  key: ['id'],
  columns: [
    { name: 'id', type: 'integer', description: 'Number of the tree in TreeKeeper' },
    { name: 'species', type: 'string', description: 'Species by its botanical name' },
  ],
};

export const DATA = 'id,species\n1,Quercus agrifolia\n2,Platanus racemosa\n';

/** Files of a repository with a policy and one department, before any dataset. */
export function cityFiles(governance: object = GOVERNANCE): Record<string, string> {
  return {
    'governance.yml': yaml(governance),
    'checklists/submission.yml': yaml({
      id: 'submission',
      title: 'Submission',
      purpose: 'What the department says of its data.',
      questions: [QUESTION],
    }),
    'checklists/vocabularies/themes.yml': yaml([{ id: 'environment', label: 'Environment' }]),
    'datasets/parks/department.yml': yaml({
      name: 'Parks',
      email: 'parks@arroyo.example',
      roles: { coordinator: { members: ['cora'] }, department: { members: ['dana'] } },
    }),
  };
}

export interface FolderContent {
  metadata?: object;
  checklist?: object;
  data?: string;
}

/** Files of a dataset folder, by default a sound one. */
export function datasetFiles(
  id: string,
  { metadata = {}, checklist, data = DATA }: FolderContent = {},
): Record<string, string> {
  return {
    [`datasets/${id}/metadata.yml`]: yaml({ ...METADATA, ...metadata }),
    [`datasets/${id}/checklist.yml`]: yaml(
      checklist ?? { submission: { 'row-meaning': 'One row is one tree' } },
    ),
    [`datasets/${id}/data.csv`]: data,
  };
}

/** JSON is YAML 1.2 too. */
function yaml(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
