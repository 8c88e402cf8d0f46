import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRow {
  cells: string[];
  /** 1-based line on which the row begins. */
  line: number;
}

export interface CsvProblem {
  reason: 'quote-not-closed' | 'quote-inside' | 'other';
  line: number;
}

/** Rows of a CSV text (RFC 4180), blank lines left out; rows before a problem are kept. */
export function csvRows(text: string): { rows: CsvRow[]; problem: CsvProblem | null } {
  const rows: CsvRow[] = [];
  const onRecord = (cells: string[], { lines }: { lines: number }): null => {
    const breaks = cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
    rows.push({ cells, line: lines - breaks });
    return null;
  };
  try {
    parse(text, { relax_column_count: true, skip_empty_lines: true, on_record: onRecord });
    return { rows, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, problem: { reason: reasonOf(error.code), line: Number(error.lines) || 1 } };
  }
}

function reasonOf(code: string): CsvProblem['reason'] {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'quote-not-closed';
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') return 'quote-inside';
  return 'other';
}
