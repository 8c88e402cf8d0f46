import type { ColumnProfile } from '../model/profile.ts';
import { headerWords } from './header-words.ts';

/** Kinds that make a table one about people. */
const PEOPLE = new Set([
  'personal-name',
  'social-security-number',
  'date-of-birth',
  'e-mail',
  'phone',
  'age-over-89',
]);

/** Header words by which an address is somebody's home, whatever else the table holds. */
const HOME = new Set([
  'home',
  'residence',
  'residential',
  'victim',
  'owner',
  'patient',
  'mailing',
  'applicant',
]);

/** An address of a bicycle rack is no personal data; beside a name it is. The table decides what the column cannot. */
export function inContext(columns: readonly ColumnProfile[]): ColumnProfile[] {
  const people = columns.some((column) =>
    column.detections.some((d) => PEOPLE.has(d.kind) && d.strength !== 'possible'),
  );
  if (people) return [...columns];
  return columns.map((column) => {
    const elsewhere = column.detections.filter(({ kind }) => kind !== 'street-address');
    const home = () => headerWords(column.name).some((word) => HOME.has(word));
    return elsewhere.length === column.detections.length || home()
      ? column
      : { ...column, detections: elsewhere };
  });
}
