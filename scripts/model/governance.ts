import type { AnswerType, Due, IsoDate, LaneId, Login } from './vocabulary.ts';

/** `governance.yml`, as written: who signs for what, which lane asks whom, which portals are fed. */
export interface Governance {
  city: City;
  holidays: IsoDate[];
  organisations: Record<string, { name: string }>;
  roles: Record<RoleId, Role>;
  lanes: Record<LaneId, Lane>;
  /** Keyed '1', '2', '3'. */
  levels: Record<string, SecurityLevel>;
  /** Keyed passive, active, strategic: further roles a publishing class asks for. */
  publishing_classes?: Record<string, { title: string; requires?: RoleId[] }>;
  portals: Record<string, PortalSettings>;
  notifications: Record<string, { mention: string[] }>;
  review: ReviewSettings;
  privacy?: PrivacySettings;
  /** Whose people may take a dataset down at once, and have to sign before it comes back; the roles of the policy lane where absent. */
  takedown?: { roles: RoleId[] };
  delegations?: Delegation[];
}

/** A key of `roles` in governance.yml. Data, never a union type: a city adds roles without touching code. */
export type RoleId = string;

export interface City {
  name: string;
  url: string;
  /** IANA name, for example America/Los_Angeles. */
  time_zone: string;
  email_domains: string[];
  /** West, south, east, north in WGS 84 degrees. */
  bounds?: [number, number, number, number];
  locale?: string;
}

/** Who may act for a role: a GitHub team (needs a token that reads teams), or logins written here. */
export interface Roster {
  team?: string;
  members?: Login[];
}

export interface Role extends Roster {
  title: string;
  organisation: string;
  /** `city`: one roster. `department`: the roster of department.yml. `theme`: the roster of `themes` by the dataset's theme. */
  scope: 'city' | 'department' | 'theme';
  themes?: Record<string, Roster>;
  alternates?: Login[];
  /** Parts of a dataset this role answers for: `data`, `metadata.title`, `metadata.*`, `checklist.security`, `file.README.md`, `file.*`, `waivers`, `policy`. */
  covers: string[];
  /** Checklists this role owns and answers. */
  checklists?: string[];
  /** Roles whose sign-off must stand before this one is asked. */
  after?: RoleId[];
  /** May be given by opening or submitting the pull request. */
  by_submitting?: boolean;
  /** Needed before the case enters stage 1. */
  submits?: boolean;
  /** May say `/publish`: merge once everything stands. */
  publishes?: boolean;
}

export interface Lane {
  title: string;
  requires: RoleId[];
  checklists: string[];
  /** Roles whose advice is asked for when the case enters stage 1; nothing waits for it. */
  consults?: RoleId[];
  /** metadata-edit only: the allow-list of metadata fields. */
  fields?: string[];
}

export interface SecurityLevel {
  title: string;
  requires?: RoleId[];
  /** `publish`, `agreement` (needs the agreement or a recorded reason), `never`. */
  outcome: 'publish' | 'agreement' | 'never';
}

export interface PortalSettings {
  adapter: string;
  title: string;
  url?: string;
  preview_url?: string;
  /** CKAN: stands before the name of every organisation, where the portal has others too. */
  organization_prefix?: string;
  /** CKAN: largest file the portal takes, in megabytes (its `ckan.max_resource_size`, 10 unless it says otherwise). */
  upload_limit?: number;
  /** CKAN: false where the portal fills its DataStore itself, as with xloader; the tables are left alone then. */
  datastore?: boolean;
  /** Publish only datasets that match; absent means all. */
  only?: { departments?: string[]; themes?: string[]; levels?: number[] };
}

export interface ReviewSettings {
  /** The city reviews in the open and has no private stage. */
  open: boolean;
  forks: boolean;
}

/** How many rows must share each combination of age, sex, ZIP code and the like (k-anonymity). */
export interface PrivacySettings {
  /** 5 where absent. */
  group_size?: number;
  /** Where it is about health or minors; 11 where absent. */
  group_size_at_risk?: number;
}

export interface Delegation {
  from: Login;
  to: Login;
  role: RoleId;
  until: IsoDate;
  reason: string;
}

/** `datasets/<department>/department.yml` */
export interface Department {
  name: string;
  abbreviation?: string;
  url?: string;
  email: string;
  /** Rosters of the roles whose scope is `department`, for example coordinator and department. */
  roles: Record<RoleId, Roster>;
  /** Further sign-offs this department asks for its own datasets; it can add, never remove. */
  requires?: RoleId[];
  /** Further questions it asks of its own datasets; it can add, never weaken. */
  questions?: Question[];
}

/** `checklists/<id>.yml` */
export interface Checklist {
  id: string;
  title: string;
  purpose: string;
  questions: Question[];
}

export interface Question {
  /** kebab-case; unique over all checklists. */
  id: string;
  ask: string;
  why: string;
  type: AnswerType;
  options?: string[];
  /** Role that answers, or `steward`. */
  answered_by: RoleId | 'steward';
  due: Due;
  since: IsoDate;
  optional?: boolean;
  /** Asked only if every listed thing holds; metadata fields or answers by question id, value in the list. */
  when?: {
    metadata?: Record<string, (string | number | boolean)[]>;
    answers?: Record<string, (string | number | boolean)[]>;
  };
  /** Answers that stop the case. A note does not lift it unless `note_lifts`. */
  blocks?: { answers: (string | number | boolean)[]; note_lifts?: boolean };
  /** Answers that must carry a note, for example `no` with a reason. */
  note_on?: (string | number | boolean)[];
  /** Checks whose findings contradict the listed answers. */
  contradicted_by?: Evidence;
  /** Checks that bear out the listed answers where they find nothing. */
  supported_by?: Evidence;
}

export interface Evidence {
  /** Their ids. */
  checks: string[];
  /** Of what a check tells apart, for example `date-of-birth` or `minimum`: these only. */
  kinds?: string[];
  answers: (string | number | boolean)[];
}

export interface Term {
  id: string;
  label: string;
  note?: string;
  iri?: string;
  [extra: string]: unknown;
}
/** `checklists/vocabularies/<name>.yml`: licences, frequencies, themes, granularities, file name is the key. */
export type Vocabularies = Record<string, Term[]>;
