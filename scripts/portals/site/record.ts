import type { City } from '../../model/governance.ts';
import type { ColumnType, DatasetId, Instant, IsoDate, Sha256 } from '../../model/vocabulary.ts';

/** Everything the page of a dataset says but its first rows: the site's translation of a dataset. */
export interface SiteRecord {
  title: string;
  identifier: string;
  dataset: DatasetId;
  description: string;
  keywords: string[];
  department: { id: string; name: string; email: string; url?: string };
  theme: { id: string; label: string };
  creator: string;
  publisher: string;
  contributors: string[];
  contact: { name: string; email: string };
  source: { system: string; description?: string; url?: string };
  language: string[];
  accessLevel: string;
  issued?: IsoDate;
  modified: IsoDate;
  frequency: SiteFrequency;
  coverage: { start: IsoDate; end: IsoDate | 'current'; area: string; granularity: string };
  license: { id: string; label: string; url?: string };
  rights?: string;
  relations: { title: string; url: string }[];
  citation?: string;
  key: string[];
  columns: SiteColumn[];
  /** null: nothing to download, as of a retired dataset. */
  data: SiteData | null;
  quality: SiteQuality | null;
  provenance: SiteProvenance | null;
  /** Safe HTML. */
  readme: string | null;
  retirement: SiteRetirement | null;
  /** Pull request of a private preview. */
  review: number | null;
  city: Pick<City, 'name' | 'url'>;
}

export interface SiteFrequency {
  label: string;
  /** ISO 8601 repeating interval, for example R/P1M; absent: at no regular time. */
  interval?: string;
  /** Days after `modified` until which the next version is on time, and after which it is late; absent: none is expected. */
  onTimeDays?: number;
  lateDays?: number;
}

export interface SiteColumn {
  name: string;
  title?: string;
  type: ColumnType;
  description: string;
  unit?: string;
  format?: string;
  constraints: {
    required?: boolean;
    unique?: boolean;
    minimum?: number | string;
    maximum?: number | string;
    pattern?: string;
    enum?: (string | number | boolean)[];
  };
  /** From the data; absent where they were not read. */
  found?: {
    filled: number;
    distinct: number;
    distinctExact: boolean;
    min?: string;
    max?: string;
    /** Rows in parts of equal width from `min` to `max`. */
    distribution?: number[];
  };
}

export interface SiteData {
  /** Name of the download beside the page. */
  file: string;
  /** Where it is kept instead, if it is too large to be copied. */
  link?: string;
  format: string;
  mediaType: string;
  bytes: number;
  rows: number;
  sha256: Sha256;
  encoding: string;
  /** Empty: a file of objects, whatever its media type says. */
  delimiter: string;
}

/** Is it a table of separated values? */
export function isTable({ mediaType, delimiter }: SiteData): boolean {
  return mediaType === 'text/csv' && delimiter !== '';
}

/** How a file that is no separated text keeps its rows: as programs name their readers. */
export type ObjectsKind = 'lines' | 'list' | 'map' | 'parquet';

/** Null where it is a table, or nothing that a program reads by its name. */
export function objectsIn(data: SiteData): ObjectsKind | null {
  if (isTable(data)) return null;
  const kind = `${data.format.toLowerCase()} ${data.mediaType}`;
  if (/parquet/.test(kind)) return 'parquet';
  if (/jsonl|ndjson|json-lines|json-seq/.test(kind)) return 'lines';
  if (/geo\+?json/.test(kind)) return 'map';
  return /json/.test(kind) ? 'list' : null;
}

export interface SiteQuality {
  rows: number;
  columns: number;
  /** Share of all cells that are filled, 0 to 1. */
  filled: number;
  duplicateRows: number;
  /** Rows whose key stands more than once; null where the dataset declares no key. */
  duplicateKeys: number | null;
  /** Cells that break a rule declared for their column. */
  violations: number;
  /** Lines with a fault of shape. */
  faults: number;
}

export interface SiteProvenance {
  pullRequest?: number;
  address?: string;
  reviewers: { title: string; login: string }[];
  at: Instant;
}

export interface SiteRetirement {
  date: IsoDate;
  reason: string;
  replacement?: string;
  users: string;
  /** false: announced, and still there. */
  inForce: boolean;
}
