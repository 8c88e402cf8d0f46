import { headerWords, perHeader, says } from '../detect/header-words.ts';
import { quasiIdentifierOf } from '../detect/quasi-identifier.ts';
import { isAboutPeople } from '../detect/table.ts';
import type {
  ColumnProfile,
  DeclaredColumn,
  Fingerprint,
  ProfileRequest,
  RowsProfile,
} from '../model/profile.ts';
import { Days } from './rows/calendar.ts';
import { Groups } from './rows/groups.ts';
import { KeySketch } from './rows/key-sketch.ts';
import { Decimals } from './rows/precision.ts';
import type { Row } from './rows/row.ts';
import { CountCells } from './rows/small-cells.ts';
import { Sums } from './rows/sums.ts';

/** More indirect identifiers than this make every row unique anyway. */
const MOST_COMBINED = 6;

const DEGREES = /^(lat|latitude|lon|lng|long|longitude)$/i;

/** Header words of a number of people. */
const PEOPLE_COUNTED = [
  ...['cases', 'deaths', 'patients', 'victims', 'clients', 'students', 'persons', 'people', 'residents'],
  ...['hospitalizations', 'injuries', 'arrests', 'births', 'participants', 'inmates', 'minors', 'recipients'],
];

const countsPeople = perHeader((name) => says(headerWords(name), PEOPLE_COUNTED));

/** What only whole rows can tell: small groups, small counts, keys, sums and series. One look a row, bounded memory. */
export class Combinations {
  readonly #watchers: { add(row: Row, line: number): void }[];
  readonly #groups: Groups;
  readonly #counts: CountCells;
  readonly #decimals: Decimals[];
  readonly #days: Days | null;
  readonly #sums: Sums;
  readonly #key: readonly string[];
  readonly #keys: KeySketch;
  readonly #quasi: NonNullable<RowsProfile['quasiIdentifiers']>;

  constructor(header: readonly string[], request: ProfileRequest) {
    const columns = new Map(request.columns.map((column) => [column.name, column]));
    const declared = (name: string): DeclaredColumn | undefined => columns.get(name);
    const indices = (test: (name: string) => boolean): number[] =>
      header.flatMap((name, i) => (test(name) ? [i] : []));
    this.#quasi = header.flatMap((column) => {
      const privacy = declared(column)?.privacy;
      if (privacy !== undefined && privacy !== 'quasi-identifier') return [];
      const kind = quasiIdentifierOf(column) ?? (privacy === undefined ? null : 'other');
      return kind === null ? [] : [{ column, kind, declared: privacy !== undefined }];
    });
    // Those that the city declared come first; suggestions fill what is left.
    const combined = [...this.#quasi]
      .sort((a, b) => Number(b.declared) - Number(a.declared))
      .slice(0, MOST_COMBINED)
      .map(({ column }) => header.indexOf(column));
    this.#groups = new Groups(
      header,
      combined.length < 2 ? [] : combined,
      indices((name) => declared(name)?.privacy === 'sensitive'),
    );
    const counts = indices((name) => declared(name)?.privacy === 'count' || countsPeople(name));
    this.#counts = new CountCells(header, counts);
    this.#decimals = indices((name) => DEGREES.test(name)).map((i) => new Decimals(header[i] ?? '', i));
    const date = request.date_column === undefined ? -1 : header.indexOf(request.date_column);
    this.#days = date < 0 ? null : new Days(header[date] ?? '', date);
    const totals = indices((name) => declared(name)?.total !== undefined);
    this.#sums = new Sums(header, totals);
    this.#key = request.key.filter((name) => header.includes(name));
    this.#keys = new KeySketch(this.#key.map((name) => header.indexOf(name)));
    this.#watchers = [
      ...(combined.length < 2 ? [] : [this.#groups]),
      ...(counts.length === 0 ? [] : [this.#counts]),
      ...this.#decimals,
      ...(this.#days === null ? [] : [this.#days]),
      ...(totals.length === 0 ? [] : [this.#sums]),
      ...(this.#key.length === 0 ? [] : [this.#keys]),
    ];
  }

  add(row: Row, line: number): void {
    for (const watcher of this.#watchers) watcher.add(row, line);
  }

  /** `codes` of each column, in their order (codes.ts). */
  finish(columns: readonly ColumnProfile[], codes: readonly (number[] | null)[]): RowsProfile {
    const combinations = this.#groups.finish();
    const smallCells = this.#counts.finish();
    const precision = this.#decimals.flatMap((decimals) => decimals.finish() ?? []);
    const calendar = this.#days?.finish();
    const sums = this.#sums.finish();
    return {
      ...(isAboutPeople(columns) ? { people: true as const } : {}),
      ...(this.#quasi.length > 0 ? { quasiIdentifiers: this.#quasi } : {}),
      ...(combinations.length > 0 ? { combinations } : {}),
      ...(smallCells === undefined ? {} : { smallCells }),
      ...(precision.length > 0 ? { precision } : {}),
      ...(calendar === undefined ? {} : { calendar }),
      ...(sums.length > 0 ? { sums } : {}),
      fingerprint: this.#fingerprint(columns, codes),
    };
  }

  /** Of columns with something personal not even a digest is kept. */
  #fingerprint(columns: readonly ColumnProfile[], codes: readonly (number[] | null)[]): Fingerprint {
    const isPersonal = ({ detections }: ColumnProfile): boolean =>
      detections.some(({ category }) => category === 'personal');
    const known = columns.flatMap((column, i): [string, number[]][] => {
      const found = codes[i] ?? null;
      return found === null || isPersonal(column) ? [] : [[column.name, found]];
    });
    const isNamed = columns.some((column) => this.#key.includes(column.name) && isPersonal(column));
    return { keys: isNamed ? [] : this.#keys.finish(), codes: Object.fromEntries(known) };
  }
}
