import type { Submission } from './approval.ts';
import type { Revision } from './revision.ts';
import type { Source } from './source.ts';
import type { View } from './view.ts';

export interface User {
  /** Four-by-four, as assets have. */
  id: string;
  email: string;
  /** Password, or the secret of an API key whose id is the e-mail. */
  password: string;
  displayName: string;
  /** A member sees what is public or shared with them; a publisher makes and sees assets; an administrator also reviews. */
  role: 'member' | 'publisher' | 'administrator';
}

export interface DomainSettings {
  /** Name under which the site is known. */
  host: string;
  users: User[];
  /** Custom metadata that administrators configured: fields by set. */
  fieldsets: Record<string, string[]>;
  /** What happens to an asset that is to be seen by more people. */
  approvals: 'automatic' | 'manual';
  /** How often a task has to be looked at before it is done. */
  looks: number;
  /** Tasks also move on with every request that has nothing to do with them, as they do where time passes. */
  timePasses: boolean;
  /** How many searches of the catalogue pass before it knows of a change. */
  indexLag: number;
  /** The catalogue tells of drafts that they are there, and nothing of what is in them. */
  bareDrafts: boolean;
  chunkSize: number;
  /** Application tokens that are known; empty: any is taken. */
  appTokens: string[];
}

/** A Socrata site in memory. */
export interface Domain {
  settings: DomainSettings;
  now: () => Date;
  views: Map<string, View>;
  /** Revisions of each asset, in order. */
  revisions: Map<string, Revision[]>;
  sources: Map<number, Source>;
  submissions: Map<number, Submission>;
  configs: Map<string, ImportConfig>;
  /** Counts changes that the catalogue has to learn of. */
  changes: number;
  lastId: number;
}

export interface ImportConfig {
  name: string;
  data_action: string;
  parse_options: Record<string, unknown> | null;
  columns: unknown[] | null;
  created_at: string;
  updated_at: string;
}

export const PUBLISHER: User = {
  id: 'pubu-ser1',
  email: 'publisher@arroyo.example',
  password: 'publisher',
  displayName: 'Daylight',
  role: 'publisher',
};

export const ADMINISTRATOR: User = {
  id: 'admu-ser1',
  email: 'administrator@arroyo.example',
  password: 'administrator',
  displayName: 'Ada Administrator',
  role: 'administrator',
};

export const MEMBER: User = {
  id: 'memu-ser1',
  email: 'member@arroyo.example',
  password: 'member',
  displayName: 'Mo Member',
  role: 'member',
};

export function createDomain(settings: Partial<DomainSettings> = {}, now: () => Date): Domain {
  return {
    settings: {
      host: 'data.arroyo.example',
      users: [PUBLISHER, ADMINISTRATOR, MEMBER],
      fieldsets: {},
      approvals: 'automatic',
      looks: 1,
      timePasses: false,
      indexLag: 0,
      bareDrafts: false,
      chunkSize: 4 * 1024 * 1024,
      appTokens: [],
      ...settings,
    },
    now,
    views: new Map(),
    revisions: new Map(),
    sources: new Map(),
    submissions: new Map(),
    configs: new Map(),
    changes: 0,
    lastId: 0,
  };
}

export function nextId(domain: Domain): number {
  domain.lastId += 1;
  return domain.lastId;
}

const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz';

/** Eight letters and digits with a dash: the id of an asset. Differs for every number, and looks as arbitrary as the real ones. */
export function fourByFour(number: number): string {
  let left = (number * 0x9e3779b1) >>> 0;
  let text = '';
  for (let index = 0; index < 7; index += 1) {
    text += LETTERS[left % LETTERS.length];
    left = Math.floor(left / LETTERS.length);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}${LETTERS[number % LETTERS.length]}`;
}

/** As the publishing API writes it: no zone, which is UTC. */
export function timestamp(domain: Domain): string {
  return domain.now().toISOString().replace('Z', '');
}

export function seconds(domain: Domain): number {
  return Math.floor(domain.now().getTime() / 1000);
}
