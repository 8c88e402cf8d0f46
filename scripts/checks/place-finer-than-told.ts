import type { Check } from './check.ts';
import { inData } from './report.ts';

/** More different places than a large city has of a kind are no places of that kind, nor their middles. */
const MOST: Record<string, number> = { none: 0, city: 1, district: 100, zip: 400, tract: 3_000 };

/** The answer that it contradicts is an error by itself. */
export const placeFinerThanTold: Check = {
  id: 'place-finer-than-told',
  why: 'Reviewers decide by the finest place in the file, not by the one on the map.',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const told = String(
      head.checklist.value?.answers.submission?.['place-detail']?.value ?? '',
    ).toLowerCase();
    const most = MOST[told];
    if (head.profile === null || most === undefined) return [];
    const { columns, precision = [] } = head.profile;
    const { file } = head.profile;
    return precision.flatMap(({ column, decimals }) => {
      const places = columns.find(({ name }) => name === column)?.distinct ?? 0;
      const params = { column, places, decimals, told };
      return places > most ? [inData(file, 1, 'place-finer-than-told', params, 'warning')] : [];
    });
  },
  examples: {
    passes: [
      { title: 'points, and told so', ...points(900), checklist: told('point') },
      { title: 'the middle of each district', ...points(15), checklist: told('district') },
      { title: 'no coordinates', checklist: told('none') },
    ],
    fails: [
      {
        title: 'nine hundred districts',
        ...points(900),
        checklist: told('district'),
        params: { column: 'latitude', places: 900, told: 'district' },
      },
      { title: 'no place, and coordinates', ...points(2), checklist: told('none'), params: { places: 2 } },
    ],
  },
};

function told(value: string): object {
  return { answers: { submission: { 'place-detail': { value } } } };
}

function points(distinct: number) {
  const column = { name: 'latitude', position: 1, type: 'number', typeShare: 1, nulls: 0, sentinels: {} };
  const more = { distinct, distinctExact: true, minLength: 8, maxLength: 8, violations: [], detections: [] };
  const precision = [{ column: 'latitude', decimals: 5, fine: distinct }];
  return { profile: { columns: [{ ...column, ...more }], precision } };
}
