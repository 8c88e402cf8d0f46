import type { Metadata } from '../../model/dataset.ts';
import type { DesiredEntry } from '../../model/plan.ts';

/** What a table on Socrata shows but its rows. Plain JSON; made by `translate`. */
export interface SocrataRecord {
  name: string;
  /** Plain text; Socrata has no fields for contact, coverage and reviewers, so that they stand in here. */
  description: string;
  category: string;
  tags: string[];
  attribution: string;
  attributionLink: string | null;
  /** Socrata's own id of the licence; null where it knows none, and the description says it. */
  licenseId: string | null;
  columns: SocrataColumn[];
  /** As metadata.yml says it, so that an edit on the portal can be put back into its words. */
  written: Pick<Metadata, 'title' | 'description' | 'keywords'>;
  /** How the file is read; null where it is no table. */
  table: {
    delimiter: string;
    encoding: 'utf8' | 'iso-8859-1' | 'utf-16le' | 'utf-16be';
    header: string[];
  } | null;
}

/** Of a desired entry, which `translate` of this portal made. */
export function recordOf({ record }: Pick<DesiredEntry, 'record'>): SocrataRecord {
  return record as SocrataRecord;
}

export interface SocrataColumn {
  /** Name for programs: lower case. */
  fieldName: string;
  name: string;
  description: string;
  type: SocrataType;
  /** 0-based position in the file; -1 where the file lacks it. */
  input: number;
}

/** Types as Socrata names them: a `calendar_date` has no time zone, a `date` is an instant. */
export type SocrataType = 'text' | 'number' | 'checkbox' | 'calendar_date' | 'date';
