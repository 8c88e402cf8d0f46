import { isAboutPeople } from './about-people.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

/** Metres that the last decimal of a degree is worth. */
const METRES = [111_000, 11_000, 1_100, 110, 11, 1];

export const precisePlaces: Check = {
  id: 'precise-places',
  why: 'A point is a home. Places about people have at most three decimals (110 m), or are the middle of a block.',
  waivedBy: 'policy',
  run: ({ head }) => {
    const { profile } = head;
    if (profile === null || !isAboutPeople(head)) return [];
    return (profile.precision ?? []).map(({ column, decimals, fine }) =>
      inData(profile.file, undefined, 'precise-places', {
        column,
        decimals,
        cells: fine,
        metres: METRES[decimals] ?? 1,
      }),
    );
  },
  examples: {
    passes: [
      { title: 'trees may stand where they stand', profile: { precision: [fine()] } },
      { title: 'places of people, coarse', profile: { people: true } },
    ],
    fails: [
      {
        title: 'places of people to the metre',
        profile: { people: true, precision: [fine()] },
        params: { column: 'latitude', metres: 1 },
      },
    ],
  },
};

function fine() {
  return { column: 'latitude', decimals: 6, fine: 100 };
}
