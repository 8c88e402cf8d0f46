import { extname } from 'node:path';

/** Files of objects by their ending; whatever else holds a table is separated text. */
const FORMATS: Record<string, string> = {
  geojson: 'application/geo+json',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

/** What a data file is called in its folder, and what kind it is. */
export function dataFormat(source: string): { path: string; mediaType: string } {
  const ending = extname(source).slice(1).toLowerCase();
  const mediaType = FORMATS[ending];
  return mediaType === undefined
    ? { path: 'data.csv', mediaType: 'text/csv' }
    : { path: `data.${ending}`, mediaType };
}
