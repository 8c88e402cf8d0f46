import type { DesiredEntry } from '../../model/plan.ts';
import type { Sha256 } from '../../model/vocabulary.ts';
import type { CkanField } from './package.ts';

/** What a CKAN portal will say of a dataset: the adapter's translation. */
export interface CkanRecord {
  organization: { name: string; title: string; description: string };
  title: string;
  notes: string;
  license: string;
  author: string;
  maintainer: string;
  maintainerEmail: string;
  /** In order, without doubles. */
  tags: string[];
  /** Every key is one of `EXTRA_KEYS`. */
  extras: Record<string, string>;
  /** null: nothing to download, as of a retired dataset. */
  resource: CkanRecordResource | null;
  /** As metadata.yml has it, to know what an editor of the portal has made of it. */
  written: { title: string; description: string; keywords: string[] };
}

export interface CkanRecordResource {
  name: string;
  description: string;
  format: string;
  mimetype: string;
  /** Name of the file as it is downloaded. */
  file: string;
  sha256: Sha256;
  bytes: number;
  /** Where it is kept instead, if it is too large for the portal. */
  link?: string;
  /** Data dictionary of the DataStore; null: no table can be made of this file. */
  table: { fields: CkanField[]; delimiter: string } | null;
}

/** The record of a desired entry, which `translate` of this portal made. */
export function recordOf({ record }: DesiredEntry): CkanRecord {
  return record as CkanRecord;
}
