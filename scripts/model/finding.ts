/** What a check says of a file. Sentences live in render/catalogue; a finding carries only their parameters. */

export const SEVERITIES = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Values a sentence may need. Never a cell of the data that could be personal. */
export type Params = Record<string, string | number | boolean | readonly string[]>;

export interface Finding {
  /** Stable kebab-case id, for example `column-undescribed`; citable in an e-mail, a waiver, a link. */
  id: string;
  severity: Severity;
  /** Path from the repository root, with forward slashes. */
  file: string;
  /** 1-based. Absent where the whole file is meant. */
  line?: number;
  column?: number;
  params: Params;
}

/** A reason is a sentence id with its parameters: how derive explains itself without writing prose. */
export interface Reason {
  id: string;
  params: Params;
}
