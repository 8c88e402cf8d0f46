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
