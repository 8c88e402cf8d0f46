import type { Document } from './document.ts';
import type { Finding } from './finding.ts';
import type { Profile } from './profile.ts';
import type { ColumnPrivacy, ColumnType, DatasetId, IsoDate, Login, Sha256 } from './vocabulary.ts';

/** `metadata.yml`, as written. Dublin Core's fifteen elements and DCAT-US 1.1's required fields are in here. */
export interface Metadata {
  title: string;
  /** Permanent; never changes once published. */
  identifier: string;
  description: string;
  keywords: string[];
  theme: string;
  type: string;
  language: string[];
  creator: string;
  publisher: string;
  contributors?: string[];
  contact: { name: string; email: string };
  steward: { name: string; email: string; github?: Login; backup?: { name: string; email: string } };
  source: { system: string; description?: string; url?: string };
  issued?: IsoDate;
  modified: IsoDate;
  frequency: string;
  collected?: string;
  coverage: {
    temporal: { start: IsoDate; end: IsoDate | 'current' };
    spatial: { area: string; granularity: string };
  };
  license: string;
  rights?: string;
  access_level: 'public' | 'restricted public' | 'non-public';
  classification: 'public' | 'protected' | 'sensitive';
  security_level: 1 | 2 | 3;
  /** Level 2: the data use agreement, or why none is needed. */
  agreement?: string;
  publishing_class: 'passive' | 'active' | 'strategic';
  release_date?: IsoDate;
  relations?: { title: string; url: string }[];
  citation?: string;
  distribution: Distribution;
  /** Names of the columns that together identify a row. */
  key: string[];
  rows?: { minimum?: number; maximum?: number };
  /** The column whose newest value says how fresh the data is. */
  date_column?: string;
  columns: Column[];
  retired?: Retirement;
}

/** One of `path` (a file in the folder, up to 50 MB) or `url` with `sha256`. */
export interface Distribution {
  path?: string;
  url?: string;
  sha256?: Sha256;
  media_type: string;
}

export interface Column {
  name: string;
  title?: string;
  type: ColumnType;
  description: string;
  unit?: string;
  format?: string;
  privacy?: ColumnPrivacy;
  /** Control total: what the cells add up to. */
  total?: number;
  /** A column of another dataset, of whose values every value must be one. */
  references?: { dataset: DatasetId; column: string };
  constraints?: {
    required?: boolean;
    unique?: boolean;
    minimum?: number | string;
    maximum?: number | string;
    pattern?: string;
    enum?: (string | number | boolean)[];
  };
}

export interface Retirement {
  date: IsoDate;
  reason: string;
  replacement?: string;
  notice: IsoDate;
  users: string;
}

/** One answer after reading: the scalar shorthand and the long form are the same. */
export interface Answer {
  value: string | number | boolean | string[];
  note?: string;
  evidence?: string[];
}

export interface Waiver {
  finding: string;
  column?: string;
  reason: string;
  expires: IsoDate;
}

/** `checklist.yml` after reading: answers by checklist and question id. */
export interface ChecklistAnswers {
  answers: Record<string, Record<string, Answer>>;
  waivers: Waiver[];
}

/** A file of a dataset folder as Git holds it. */
export interface DatasetFile {
  path: string;
  /** Git's mode: 100644, 100755, 120000 (symbolic link), 160000 (submodule). */
  mode: string;
  bytes: number;
}

/** A dataset folder at one commit. */
export interface DatasetVersion {
  files: DatasetFile[];
  metadata: Document<Metadata>;
  checklist: Document<ChecklistAnswers>;
  /** null where there is no readable distribution; `findings` then says why. */
  profile: Profile | null;
  /** Findings of reading that belong to no document: missing file, symbolic link, absurd size, digest mismatch. */
  findings: Finding[];
  parts: Parts;
  /** SHA-256 over the sorted path and content digest of every file: what the ledger clears and the publisher checks. */
  digest: Sha256;
}

/** What a sign-off is bound to: `data`, `metadata.title`, `checklist.security`, `waivers`, `file.README.md` … each with its digest. */
export type Parts = Record<string, Sha256>;

/** What refreshes are held against besides the version before, so that small losses cannot add up. */
export interface LastSigned {
  commit: string;
  pullRequest: number;
  digest: Sha256;
  profile: Profile;
}

/** `datasets/<department>/<dataset>` */
export interface DatasetChange {
  id: DatasetId;
  /** null: not on base (new). */
  base: DatasetVersion | null;
  /** null: the folder is gone (refused). */
  head: DatasetVersion | null;
  /** The data that all roles signed last, where the ledger names it and base is another one. */
  signed?: LastSigned;
  /** The folder on the tip of base differs from the merge base: the branch must be brought up to date. */
  behind?: boolean;
}
