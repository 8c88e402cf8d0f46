import type { Check } from './check.ts';
import { inData } from './report.ts';

/** A city's data may reach a little beyond its limits. */
const MARGIN_DEGREES = 0.5;

const LATITUDE = /^(lat|latitude|y)$/i;
const LONGITUDE = /^(lon|lng|long|longitude|x)$/i;

export const coordinatesOutside: Check = {
  id: 'coordinates-outside',
  why: 'Swapped, projected or zero coordinates put the city into the ocean on every map that is made of them.',
  waivedBy: 'cdo',
  run: ({ head, policy }) => {
    const { profile } = head;
    const bounds = policy.governance.city.bounds;
    if (profile === null || bounds === undefined) return [];
    const [west, south, east, north] = bounds;
    return profile.columns.flatMap((column) => {
      if (column.min === undefined || column.max === undefined) return [];
      const [low, high] = LATITUDE.test(column.name)
        ? [south, north]
        : LONGITUDE.test(column.name)
          ? [west, east]
          : [];
      if (low === undefined || high === undefined) return [];
      const [min, max] = [Number(column.min), Number(column.max)];
      if (min >= low - MARGIN_DEGREES && max <= high + MARGIN_DEGREES) return [];
      return [
        inData(profile.file, 1, 'coordinates-outside', {
          column: column.name,
          expected: `${low} to ${high}`,
          found: `${min} to ${max}`,
        }),
      ];
    });
  },
  examples: {
    passes: [{ title: 'inside the city' }],
    fails: [
      {
        title: 'latitude and longitude swapped',
        profile: {
          columns: [
            {
              name: 'latitude',
              position: 1,
              type: 'number',
              typeShare: 1,
              nulls: 0,
              sentinels: {},
              distinct: 9,
              distinctExact: true,
              min: '-118.4',
              max: '-118.2',
              minLength: 6,
              maxLength: 6,
              violations: [],
              detections: [],
            },
          ],
        },
        params: { column: 'latitude' },
      },
    ],
  },
};
