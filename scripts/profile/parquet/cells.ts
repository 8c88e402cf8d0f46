import type { ParquetParsers, SchemaElement } from 'hyparquet';

const MILLISECONDS_OF_A_DAY = 86_400_000;
/** Between which JavaScript knows days. */
const MOST_MILLISECONDS = 8.64e15;

/** Days and moments are written as in the other formats; one that no calendar has is no value. */
export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (count) => moment(Number(count)),
  timestampFromMicroseconds: (count) => moment(Number(count / 1_000n)),
  timestampFromNanoseconds: (count) => moment(Number(count / 1_000_000n)),
  dateFromDays: (count) => moment(count * MILLISECONDS_OF_A_DAY).slice(0, 10),
  // As it stands there: a cell is text.
  jsonFromBytes: (bytes) => bytes && new TextDecoder().decode(bytes),
};

function moment(milliseconds: number): string {
  if (!(Math.abs(milliseconds) <= MOST_MILLISECONDS)) return '';
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** How a value of a column is written in a cell. */
export function cellOf(value: unknown, column: SchemaElement): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberOf(value, column);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return typeof value === 'object' ? placeOf(value) : String(value);
}

/** A number with the decimals that it was given, not with those that its binary form adds. */
function numberOf(value: number, { type, converted_type, logical_type, scale = 0 }: SchemaElement): string {
  if (converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL')
    return value.toFixed(Math.min(scale, 100));
  if (type !== 'FLOAT') return String(value);
  const digits = [6, 7, 8].find((count) => Math.fround(Number(value.toPrecision(count))) === value);
  return String(digits === undefined ? value : Number(value.toPrecision(digits)));
}

/** Of a point its coordinates, longitude first (RFC 7946); of other shapes their kind. */
function placeOf(geometry: object): string {
  const { type, coordinates }: { type?: unknown; coordinates?: unknown } = geometry;
  return type === 'Point' && Array.isArray(coordinates)
    ? coordinates.slice(0, 2).join(', ')
    : String(type ?? '');
}
