import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Codes that always have five digits, by the names of their columns. */
const FIVE_DIGITS = /^(zip|zip_?code|zipcode5|postal_?code|fips|county_?fips|fips_?code|zcta5?)$/i;

export const lostZeros: Check = {
  id: 'lost-zeros',
  why: 'ZIP code 00501 read as a number becomes 501, and joins with nothing any more.',
  waivedBy: 'cdo',
  run: ({ head }) => {
    const { profile } = head;
    const columns = profile?.columns.filter(hasLost) ?? [];
    return profile === null
      ? []
      : columns.map(({ name, minLength }) =>
          inData(profile.file, 1, 'lost-zeros', { column: name, digits: minLength }),
        );
  },
  examples: {
    passes: [
      { title: 'five digits each', profile: { columns: [code('zip', 5)] } },
      { title: 'numbers of another kind', profile: { columns: [code('house', 3)] } },
    ],
    fails: [
      {
        title: 'ZIP codes of three digits among those of five',
        profile: { columns: [code('zip_code', 3)] },
        params: { column: 'zip_code', digits: 3 },
      },
    ],
  },
};

function hasLost({ name, type, minLength, maxLength }: ColumnProfile): boolean {
  return (
    FIVE_DIGITS.test(name.replaceAll(' ', '_')) &&
    type === 'integer' &&
    minLength < 5 &&
    minLength > 2 &&
    maxLength === 5
  );
}

function code(name: string, minLength: number) {
  return {
    ...{ name, position: 1, type: 'integer', typeShare: 1, nulls: 0, sentinels: {}, distinct: 9 },
    ...{ distinctExact: true, minLength, maxLength: 5, violations: [], detections: [] },
  };
}
