import type { DesiredEntry } from '../../model/plan.ts';
import type { DatasetId, Sha256 } from '../../model/vocabulary.ts';

/** Name of the set of custom metadata fields that an administrator of the portal configures for Daylight, all of them text. */
export const FIELDSET = 'Daylight';

export const MARKER_FIELDS = [
  'entry',
  'dataset',
  'record',
  'data',
  'values',
  'status',
  'hold',
  'seal',
] as const;

const STATUSES = ['published', 'retired', 'preview', 'preview-retired'] as const;
type Status = (typeof STATUSES)[number];

/** What an entry carries so that it is known again. Stands in public custom metadata, but for what is on hold. */
export interface Marker {
  /** Name of the entry: identifier, or `<identifier>--pr-N`. */
  entry: string;
  dataset: DatasetId;
  record: Sha256;
  data: Sha256 | null;
  /** Digest of the rows, whatever the portal writes them as; null until they are there. */
  values: string | null;
  status: Status;
  hold: string | null;
  /** What the portal showed when the entry was complete; null while it is not. */
  seal: string | null;
}

const NONE = 'none';

/** Of an entry that is to be made; not yet complete. */
export function markerOf({
  name,
  dataset,
  recordDigest,
  dataDigest,
  retired,
  pullRequest,
}: DesiredEntry): Marker {
  const [live, withdrawn] =
    pullRequest === undefined
      ? (['published', 'retired'] as const)
      : (['preview', 'preview-retired'] as const);
  return {
    entry: name,
    dataset,
    record: recordDigest,
    data: dataDigest,
    values: null,
    status: retired ? withdrawn : live,
    hold: null,
    seal: null,
  };
}

export function isPreview({ status }: Marker): boolean {
  return status === 'preview' || status === 'preview-retired';
}

export function isWithdrawn({ status }: Marker): boolean {
  return status === 'retired' || status === 'preview-retired';
}

/** The fields as Socrata keeps them; null takes a field away. */
export function markerFields({ entry, dataset, record, data, values, status, hold, seal }: Marker) {
  return { entry, dataset, record, data: data ?? NONE, values, status, hold, seal } satisfies Record<
    (typeof MARKER_FIELDS)[number],
    string | null
  >;
}

/** The same without the fields that are not there, for a revision, which sets all of them at once. */
export function markerObject(marker: Marker): Record<string, string> {
  const fields = Object.entries(markerFields(marker)).filter(
    (field): field is [string, string] => field[1] !== null,
  );
  return Object.fromEntries(fields);
}

/** null where the fields are no marker of ours. */
export function readMarker(fields: Readonly<Record<string, unknown>>): Marker | null {
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [entry, dataset, record] = [text('entry'), text('dataset'), text('record')];
  const status = STATUSES.find((known) => known === text('status'));
  if (entry === null || dataset === null || record === null || status === undefined) return null;
  const data = text('data');
  return {
    entry,
    dataset,
    record,
    data: data === NONE ? null : data,
    values: text('values'),
    status,
    hold: text('hold'),
    seal: text('seal'),
  };
}

export function pullRequestOf(entry: string): number | undefined {
  const number = /--pr-(\d+)$/.exec(entry)?.[1];
  return number === undefined ? undefined : Number(number);
}
