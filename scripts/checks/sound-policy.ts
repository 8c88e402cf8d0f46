import type { Policy } from '../model/facts.ts';

const QUESTION = {
  why: 'Reviewers need to know.',
  answered_by: 'steward',
  due: 'stage-1',
  since: '2026-01-01',
} as const;

const LANE = { title: 'Lane', requires: ['cdo'], checklists: ['submission'] };

/** The smallest policy that every check finds what it needs in. */
export const soundPolicy: Policy = {
  digest: 'policy',
  governance: {
    city: {
      name: 'City of Arroyo',
      url: 'https://arroyo.example',
      time_zone: 'America/Los_Angeles',
      email_domains: ['arroyo.example'],
      bounds: [-118.7, 33.7, -118.1, 34.4],
    },
    holidays: [],
    organisations: { mayor: { name: 'Mayor’s Office' } },
    roles: {
      cdo: {
        title: 'Chief Data Officer',
        organisation: 'mayor',
        scope: 'city',
        members: ['carmen-cdo'],
        covers: ['data', 'metadata.*'],
      },
    },
    lanes: {
      'new-dataset': LANE,
      'data-refresh': LANE,
      'metadata-edit': LANE,
      'schema-change': LANE,
      retirement: LANE,
      department: LANE,
      policy: LANE,
    },
    levels: {
      '1': { title: 'Unrestricted', outcome: 'publish' },
      '2': { title: 'Sensitive', outcome: 'agreement' },
      '3': { title: 'Restricted by law', outcome: 'never' },
    },
    portals: {},
    notifications: {},
    review: { open: false, forks: false },
  },
  checklists: [
    {
      id: 'submission',
      title: 'Data submission',
      purpose: 'What the department says of its data.',
      questions: [
        {
          ...QUESTION,
          id: 'authoritative-source',
          ask: 'Is it from the system of record?',
          type: 'yes-no',
          note_on: ['no'],
        },
        {
          ...QUESTION,
          id: 'ownership',
          ask: 'Does the city own all of it?',
          type: 'choice',
          options: ['city', 'mixed', 'unsure'],
          blocks: { answers: ['unsure'] },
        },
        {
          ...QUESTION,
          id: 'personal-data',
          ask: 'Is any row about a person?',
          type: 'yes-no',
          optional: true,
          contradicted_by: { checks: ['personal-data-found'], answers: ['no'] },
        },
      ],
    },
  ],
  vocabularies: {
    licenses: [{ id: 'CC0-1.0', label: 'Creative Commons Zero' }],
    frequencies: [{ id: 'monthly', label: 'Monthly', on_time_days: 32, late_days: 90 }],
    themes: [{ id: 'environment', label: 'Environment' }],
    granularities: [{ id: 'point', label: 'Point' }],
    'dcmi-types': [{ id: 'dataset', label: 'Dataset' }],
    languages: [{ id: 'en', label: 'English' }],
  },
  departments: {
    environment: { name: 'Department of the Environment', email: 'opendata@arroyo.example', roles: {} },
  },
};
