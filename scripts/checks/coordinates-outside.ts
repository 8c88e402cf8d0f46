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
      const [own, other] = LATITUDE.test(column.name)
        ? [
            { low: south, high: north },
            { low: west, high: east },
          ]
        : LONGITUDE.test(column.name)
          ? [
              { low: west, high: east },
              { low: south, high: north },
            ]
          : [];
      if (own === undefined || other === undefined) return [];
      const [min, max] = [Number(column.min), Number(column.max)];
      if (isWithin(min, max, own)) return [];
      return [
        inData(profile.file, 1, 'coordinates-outside', {
          column: column.name,
          expected: `${own.low} to ${own.high}`,
          found: `${min} to ${max}`,
          likely: likelyFault(min, max, own, other),
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
        params: { column: 'latitude', likely: 'swapped' },
      },
    ],
  },
};

interface Bounds {
  low: number;
  high: number;
}

function isWithin(min: number, max: number, { low, high }: Bounds): boolean {
  return min >= low - MARGIN_DEGREES && max <= high + MARGIN_DEGREES;
}

/** What was probably done, to be named in the finding; '' where the numbers do not tell. */
function likelyFault(min: number, max: number, own: Bounds, other: Bounds): string {
  if (isWithin(min, max, other)) return 'swapped';
  if (isWithin(-max, -min, own)) return 'sign';
  if (Math.abs(min) > 180 || Math.abs(max) > 180) return 'projected';
  return min === 0 || max === 0 ? 'zero' : '';
}
