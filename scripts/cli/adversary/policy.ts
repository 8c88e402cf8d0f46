import { GOVERNANCE } from '../../gather/scratch-city.ts';

/** Everybody in the scene. Mallory may write to the repository, and is nobody's reviewer. */
export const PEOPLE = [
  'sam',
  'cora',
  'dana',
  'dev',
  'cleo',
  'cal',
  'ciro',
  'pia',
  'ivo',
  'ada',
  'mallory',
] as const;
export type Person = (typeof PEOPLE)[number];

/** One for each role that a new dataset needs, in the order of the process. */
export const SIGNERS: readonly Person[] = ['cora', 'dana', 'cleo', 'ciro', 'pia'];

const PLAIN = { organisation: 'city', scope: 'city' };

/** A policy in which every role covers something of its own, so that it can be told whose sign-off an attack undoes. */
export const POLICY = {
  ...GOVERNANCE,
  roles: {
    ...GOVERNANCE.roles,
    coordinator: { ...GOVERNANCE.roles.coordinator, covers: ['checklist.submission'] },
    department: { ...GOVERNANCE.roles.department, after: ['coordinator'] },
    cdo: {
      ...PLAIN,
      title: 'Chief Data Officer',
      team: 'cdo',
      publishes: true,
      covers: ['metadata.title', 'metadata.description', 'metadata.identifier', 'file.*', 'policy'],
    },
    ciso: { ...PLAIN, title: 'CISO', members: ['ciro'], covers: ['data', 'metadata.columns', 'waivers'] },
    policy: { ...GOVERNANCE.roles.policy, covers: ['data', 'metadata.columns', 'metadata.theme'] },
  },
  lanes: {
    ...GOVERNANCE.lanes,
    'new-dataset': {
      ...GOVERNANCE.lanes['new-dataset'],
      requires: ['coordinator', 'department', 'cdo', 'ciso', 'policy'],
    },
    'schema-change': {
      ...GOVERNANCE.lanes['schema-change'],
      requires: ['coordinator', 'department', 'cdo', 'ciso', 'policy'],
    },
  },
};

export const PARKS = `name: Parks
email: parks@arroyo.example
roles:
  coordinator: { members: [cora] }
  department: { members: [dana, dev] }
`;
