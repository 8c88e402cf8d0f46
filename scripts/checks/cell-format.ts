import type { DatasetVersion } from '../model/dataset.ts';
import type { Finding } from '../model/finding.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { damageWarnings, detected } from './detection.ts';
import { inData } from './report.ts';

/** For the examples: a column of days. */
const day: ColumnProfile = { ...detected('day', '', 'damage'), detections: [] };

const KINDS = ['unit-in-cell', 'currency-in-cell', 'thousands-comma', 'decimal-comma'];

/** A warning: what is written so can be read, by people. */
export const cellFormat: Check = {
  id: 'cell-format',
  why: 'A number with its unit or with commas is text to a program, and 03/04/2026 is March in one office and April in the next (ISO 8601; DataSF, publishing standards).',
  waivedBy: 'cdo',
  run: ({ head }) => [...damageWarnings(head, 'cell-format', KINDS), ...localDates(head)],
  examples: {
    passes: [
      { title: 'plain numbers' },
      {
        title: 'the year first',
        profile: { rows: 3, columns: [{ ...day, dateFormats: { 'YYYY-MM-DD': 3 } }] },
      },
    ],
    fails: [
      {
        title: 'kilometres in the cells',
        profile: { columns: [detected('site', 'unit-in-cell', 'damage')] },
        params: { column: 'site', kind: 'unit-in-cell' },
      },
      {
        title: 'the month first',
        profile: { rows: 3, columns: [{ ...day, dateFormats: { 'M/D/YYYY': 3 } }] },
        params: { column: 'day', kind: 'local-date', formats: ['M/D/YYYY'] },
      },
    ],
  },
};

/** Days that each country reads in its own way, where metadata.yml does not say how. */
function localDates({ profile, metadata }: DatasetVersion): Finding[] {
  if (profile === null || metadata.value === null) return [];
  const said = new Set(
    metadata.value.columns.filter(({ format }) => format !== undefined).map(({ name }) => name),
  );
  return profile.columns.flatMap(({ name, nulls, dateFormats = {} }) => {
    const formats = Object.keys(dateFormats).filter((format) => !format.startsWith('YYYY-'));
    const cells = formats.reduce((sum, format) => sum + (dateFormats[format] ?? 0), 0);
    // Below half it is a text in which a day may stand.
    if (cells === 0 || said.has(name) || cells * 2 < profile.rows - nulls) return [];
    return [
      inData(
        profile.file,
        undefined,
        'cell-format',
        { column: name, kind: 'local-date', cells, formats },
        'warning',
      ),
    ];
  });
}
