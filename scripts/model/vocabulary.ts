/** Closed vocabularies of the domain. What a city may change (roles, lanes, themes, licences) is data, not here. */

export const STAGES = [
  'not-ready',
  'stage-1',
  'returned',
  'ready',
  'stage-2',
  'withheld',
  'retired',
] as const;
/** The portal setting of a case: design table "Not Ready, Stage 1, Stage 2" and its side exits. */
export type Stage = (typeof STAGES)[number];

export const SIGN_OFF_STATES = ['approved', 'pending', 'changes-requested', 'stale', 'skipped'] as const;
export type SignOffState = (typeof SIGN_OFF_STATES)[number];

export const LANES = [
  'new-dataset',
  'data-refresh',
  'metadata-edit',
  'schema-change',
  'retirement',
  'department',
  'policy',
] as const;
export type LaneId = (typeof LANES)[number];

/** When a question must have been answered. */
export const DUE = ['stage-1', 'sign-off', 'merge'] as const;
export type Due = (typeof DUE)[number];

export const ANSWER_TYPES = [
  'yes-no',
  'choice',
  'choices',
  'text',
  'list',
  'number',
  'date',
  'url',
  'evidence',
  'person',
] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** Table Schema's type names, the ones a CSV column of a city can have. */
export const COLUMN_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'time',
  'year',
  'geopoint',
  'any',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What a column tells about people: indirectly who they are, what should not be known of them, how many; or nothing. */
export const COLUMN_PRIVACY = ['none', 'quasi-identifier', 'sensitive', 'count'] as const;
export type ColumnPrivacy = (typeof COLUMN_PRIVACY)[number];

export const CHECKLISTS = [
  'submission',
  'quality',
  'security',
  'privacy',
  'publication',
  'maintenance',
  'retirement',
] as const;
export type ChecklistId = (typeof CHECKLISTS)[number];

/** A commit status as GitHub names it. */
export type Verdict = 'success' | 'pending' | 'failure' | 'error';

/** YYYY-MM-DD */
export type IsoDate = string;
/** ISO 8601 with offset, for example 2026-03-02T09:30:00Z */
export type Instant = string;
/** Lower-case hex SHA-256. */
export type Sha256 = string;
/** GitHub login. Compared case-insensitively. */
export type Login = string;
/** `<department>/<dataset>`, both folder names. */
export type DatasetId = string;
