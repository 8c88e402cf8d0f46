import type { DesiredEntry } from '../../model/plan.ts';
import type { FirstRows } from './first-rows.ts';
import type { SiteRecord } from './record.ts';

/**
 * `entry.json`: what the page of an entry is made from, so that all pages can be made again from the tree alone when the
 * look of the portal changes. It also marks the folder as ours while a publication is half-way done.
 */
export interface EntryState {
  name: string;
  record: SiteRecord;
  rows: FirstRows | null;
}

export const ENTRY_STATE = 'entry.json';
const FORMAT = 'daylight-entry-1';

export function serialiseState({ name, record, rows }: EntryState): string {
  return `${JSON.stringify({ format: FORMAT, name, record, rows })}\n`;
}

/** null where the file is missing, or is not what was written. */
export function parseState(text: string | undefined, name: string): EntryState | null {
  try {
    const value = JSON.parse(text ?? 'null');
    return value?.format === FORMAT && value.name === name
      ? { name, record: value.record, rows: value.rows }
      : null;
  } catch {
    return null;
  }
}

/** The record of a desired entry, which `translate` of this portal made. */
export function recordOf({ record }: DesiredEntry): SiteRecord {
  return record as SiteRecord;
}
