import { fewestAlike, isAboutPeople } from './about-people.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

/** A group size that was claimed in the checklist is held against the one that was counted. */
export const smallGroups: Check = {
  id: 'small-groups',
  why: 'Whoever is the only one of an age, a sex and a ZIP code is found by everybody who knows them (k-anonymity; L. Sweeney, 2000).',
  waivedBy: 'policy',
  run: ({ head, policy }) => {
    const { profile } = head;
    const declared = profile?.quasiIdentifiers?.some((column) => column.declared) === true;
    if (profile === null || !(declared || isAboutPeople(head))) return [];
    const required = fewestAlike(head, policy);
    return (profile.combinations ?? []).flatMap(({ columns, smallest, alone, sizes, complete, rows }) => {
      if (smallest >= required) return [];
      const below = Object.entries(sizes).reduce(
        (sum, [size, n]) => (Number(size) < required ? sum + n : sum),
        0,
      );
      const params = { columns, smallest, required, alone, below, complete, rows };
      return [inData(profile.file, undefined, 'small-groups', params, declared ? 'error' : 'warning')];
    });
  },
  examples: {
    passes: [
      { title: 'groups of five and more', profile: people(5) },
      {
        title: 'groups of three, where that is enough for the city',
        profile: people(3),
        context: { policy: { governance: { privacy: { group_size: 3 } } } },
      },
      { title: 'a table about things', profile: { combinations: people(1).combinations } },
    ],
    fails: [
      {
        title: 'one row alone in its group',
        profile: people(1),
        params: { columns: ['age', 'sex'], smallest: 1, required: 5 },
      },
      {
        title: 'groups of five where it is about health',
        profile: people(5),
        metadata: { theme: 'health' },
        params: { required: 11 },
      },
      {
        title: 'groups of five, where the city asks for eight',
        profile: people(5),
        context: { policy: { governance: { privacy: { group_size: 8 } } } },
        params: { required: 8 },
      },
    ],
  },
};

function people(smallest: number) {
  const group = { groups: 9, smallest, alone: smallest === 1 ? 1 : 0, sizes: { [smallest]: smallest } };
  return {
    people: true,
    quasiIdentifiers: [{ column: 'age', kind: 'age', declared: true }],
    combinations: [{ columns: ['age', 'sex'], ...group, uniform: [], complete: true, rows: 90 }],
  };
}
