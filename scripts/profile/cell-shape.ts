/** Longer cells are texts, and have no shape to speak of. */
const LONGEST = 40;
/** Longer runs are counted. */
const RUN = 3;

/** How a cell is built: `SR-4000123` is `AA-9{7}`. A for capitals, a for small letters, 9 for digits. Empty for a text. */
export function shapeOf(value: string): string {
  if (value.length > LONGEST) return '';
  const kinds = value
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/[\p{Ll}\p{Lo}]/gu, 'a')
    .replaceAll(/\p{Nd}/gu, '9');
  return kinds.replaceAll(/([Aa9])\1*/g, (run, kind: string) =>
    run.length > RUN ? `${kind}{${run.length}}` : run,
  );
}

const FORMATS: [RegExp, string][] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, 'YYYY-MM-DD hh:mm'],
  [/^\d{1,2}\/\d{1,2}\/\d{4}$/, 'M/D/YYYY'],
  [/^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}/, 'M/D/YYYY h:mm'],
  [/^\d{1,2}\/\d{1,2}\/\d{2}$/, 'M/D/YY'],
  [/^\d{4}\/\d{1,2}\/\d{1,2}$/, 'YYYY/M/D'],
  [/^\d{1,2}\.\d{1,2}\.\d{4}$/, 'D.M.YYYY'],
  [/^\d{1,2}-[A-Z][a-z]{2}-\d{2,4}$/, 'D-Mon-YY'],
  [/^[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$/, 'Month D, YYYY'],
];

/** How a day is written; null where it is none. */
export function dateFormatOf(value: string): string | null {
  if (value.length < 6 || value.length > LONGEST) return null;
  return FORMATS.find(([pattern]) => pattern.test(value))?.[1] ?? null;
}
