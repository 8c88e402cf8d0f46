import type { ColumnPrivacy, ColumnType, Sha256 } from './vocabulary.ts';

/** What the reading of a file should look for besides its shape: the declared columns and key. */
export interface ProfileRequest {
  columns: readonly DeclaredColumn[];
  key: readonly string[];
  /** As declared; where absent, the name of the file tells. */
  mediaType?: string;
  /** The column of the series of days. */
  date_column?: string;
}

export interface DeclaredColumn {
  name: string;
  type?: ColumnType;
  format?: string;
  privacy?: ColumnPrivacy;
  /** Control total: what the cells add up to. */
  total?: number;
  constraints?: {
    required?: boolean;
    unique?: boolean;
    minimum?: number | string;
    maximum?: number | string;
    pattern?: string;
    enum?: readonly (string | number | boolean)[];
  };
}

/** A small description of a data file. Plain data; holds no value of a cell that could be personal. */
export interface Profile extends RowsProfile {
  file: string;
  bytes: number;
  sha256: Sha256;
  /** Windows-1252 holds Latin-1. What is unknown is read as such too: separators and digits are the same in most encodings. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'unknown' | 'binary';
  /** The first byte that is not UTF-8, where the others are not either; 1-based. */
  notUtf8?: { line: number; column: number };
  bom: boolean;
  /** Empty where the file is not separated text. */
  delimiter: string;
  lineEnding: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  /** Data rows, without the header. */
  rows: number;
  header: string[];
  columns: ColumnProfile[];
  /** Faults of shape, bounded in number. */
  faults: StructureFault[];
  /** Whole rows that stand more than once; rows whose declared key stands more than once. */
  duplicateRows: number;
  duplicateKeys: number;
  /** Line of the first row whose key had been seen. */
  duplicateKeyLine?: number;
  /** The reading stopped early: what it says holds for the first rows only. */
  truncated: boolean;
}

/** What only whole rows tell. Counts and digests; no value. */
export interface RowsProfile {
  /** A row stands for a person. */
  people?: true;
  /** Columns that together may find somebody: declared ones, and those whose header suggests it. */
  quasiIdentifiers?: { column: string; kind: string; declared: boolean }[];
  /** Groups by all of them, then by the worst pair and the worst three. */
  combinations?: Combination[];
  smallCells?: SmallCells;
  /** Columns of degrees that are finer than about a hundred metres. */
  precision?: Precision[];
  calendar?: Calendar;
  /** Of columns with a control total. */
  sums?: { column: string; sum: number }[];
  fingerprint?: Fingerprint;
}

/** Rows by how many share their values in some columns (k-anonymity). */
export interface Combination {
  columns: string[];
  groups: number;
  /** Rows of the smallest group: k. */
  smallest: number;
  /** Rows that share their values with no other. */
  alone: number;
  /** Rows in groups of each size below 11. */
  sizes: Record<string, number>;
  /** Sensitive columns, and groups of two and more in which all have one value (l-diversity of 1). */
  uniform: { column: string; groups: number }[];
  /** false: there were too many different ones; what is said holds for the first `rows`. */
  complete: boolean;
  rows: number;
}

export interface SmallCells {
  /** Columns of counts with values from 1 to 10. */
  columns: { column: string; cells: number; line: number }[];
  /** Cells that hide a number. */
  hidden: number;
  /** Rows in which one count alone is hidden: the others and a total give it away. */
  alone: number;
}

export interface Precision {
  column: string;
  /** Of most cells. */
  decimals: number;
  /** Cells with more than three. */
  fine: number;
}

export interface Calendar {
  column: string;
  /** Different days. */
  days: number;
  /** The middle one of the steps from day to day, in days. */
  usual: number;
  /** Share of steps that are about that long, 0 to 1: low where days are those of events, not of a series. */
  regular: number;
  longest: { from: string; to: string; days: number };
}

/** Short digests: tell versions apart, and no value can be read from them. */
export interface Fingerprint {
  /** The smallest of the keys', 32 bits. */
  keys: number[];
  /** Of all codes, for columns of few, 16 bits. */
  codes: Record<string, number[]>;
}

export interface StructureFault {
  id:
    | 'ragged-row'
    | 'stray-quote'
    | 'unclosed-quote'
    | 'blank-row'
    | 'blank-header'
    | 'duplicate-header'
    | 'title-row'
    /** A second table below the first, or a file that was put together of several. */
    | 'header-repeated'
    | 'header-spaces'
    | 'totals-row'
    | 'not-text'
    | 'spreadsheet-file'
    | 'pdf-file'
    | 'zip-file'
    /** HTML or XML: often a page that says that something was not found. */
    | 'web-page'
    /** Called something else, it is not read. */
    | 'json-file'
    /** `sep=;`, which one spreadsheet writes for itself. */
    | 'separator-line'
    /** What Git Large File Storage leaves in place of a file. */
    | 'lfs-pointer'
    | 'compressed-file'
    /** Called something else, it is not read. */
    | 'parquet-file'
    /** Cut off, damaged, or none at all; what follows was not read. */
    | 'broken-parquet'
    /** Made in a way that is not read: nested, encrypted, compressed with something rare. */
    | 'unsupported-parquet'
    /** An object that is not closed, or no object; what follows was not read. */
    | 'broken-json'
    | 'empty'
    | 'too-large'
    | 'nul-byte'
    /** Lines end in carriage returns alone. */
    | 'carriage-returns'
    /** Bytes that are no character of the file's encoding. */
    | 'broken-character'
    /** The first row is data: names of columns are missing. */
    | 'header-missing';
  /** 1-based line of the file. */
  line: number;
  count: number;
  expected?: string;
  found?: string;
}

export interface ColumnProfile {
  name: string;
  /** 1-based position in the header. */
  position: number;
  type: ColumnType;
  /** Share of non-empty cells that fit `type`, 0 to 1. */
  typeShare: number;
  nulls: number;
  /** Cells that look like a written-out missing value ("N/A", "9999"), by spelling. */
  sentinels: Record<string, number>;
  distinct: number;
  /** false: `distinct` is an estimate, within two or three per cent. */
  distinctExact: boolean;
  /** Only for numbers and dates that are nobody's. */
  min?: string;
  max?: string;
  minLength: number;
  maxLength: number;
  /** Cells in up to sixteen parts of equal width from `min` to `max`; where those two are said, and differ. */
  distribution?: number[];
  /** Codes that more than ten rows share, the five most common ones; only where nothing was detected, as the next three. */
  top?: { value: string; cells: number }[];
  /** Ways in which days are written (`YYYY-MM-DD`, `M/D/YYYY`), by cells. */
  dateFormats?: Record<string, number>;
  /** Digits behind the point that most numbers have. */
  decimals?: number;
  /** How whole cells are built, the most common first: `AA-9{7}`, with A and a for letters and 9 for digits. */
  shapes?: { shape: string; cells: number }[];
  /** Declared constraints that cells break. */
  violations: Violation[];
  /** Kinds of personal or secret values found in the column. */
  detections: Detection[];
}

export interface Violation {
  constraint: 'type' | 'required' | 'unique' | 'minimum' | 'maximum' | 'pattern' | 'enum';
  count: number;
  /** Line of the first one. */
  line: number;
}

/** A judgement about a column, not about a cell; carries lines and shares, never values. */
export interface Detection {
  /** kebab-case: `social-security-number`, `personal-name`, `street-address`, `e-mail`, `secret`, `formula` … */
  kind: string;
  /** `damage`: no danger, but not what was meant. `text`: nothing yet, for somebody to read. */
  category: 'personal' | 'secret' | 'injection' | 'network' | 'damage' | 'text';
  /** `certain`: the shape alone proves it. `probable`: shape and header agree. `possible`: worth a look. */
  strength: 'certain' | 'probable' | 'possible';
  cells: number;
  /** Share of distinct non-empty values that fit, 0 to 1. */
  share: number;
  /** The first lines where it stands, at most five. */
  lines: number[];
}
