import type { Check } from './check.ts';
import { at } from './report.ts';

export const groupSizeClaimed: Check = {
  id: 'group-size-claimed',
  why: 'The smallest group was counted in the data; what the checklist says of it must be what was counted.',
  run: ({ head }) => {
    const claimed = head.checklist.value?.answers.privacy?.['group-size']?.value;
    const counted = head.profile?.combinations?.[0];
    if (typeof claimed !== 'number' || counted === undefined || claimed <= counted.smallest) return [];
    const params = { claimed, counted: counted.smallest, columns: counted.columns };
    return [at(head.checklist, '/privacy/group-size', 'group-size-claimed', params)];
  },
  examples: {
    passes: [
      { title: 'nothing claimed', profile: { combinations: [counted(1)] } },
      { title: 'as counted', profile: { combinations: [counted(7)] }, checklist: claim(7) },
    ],
    fails: [
      {
        title: 'five claimed, one counted',
        profile: { combinations: [counted(1)] },
        checklist: claim(5),
        params: { claimed: 5, counted: 1 },
      },
    ],
  },
};

function counted(smallest: number) {
  return {
    columns: ['age', 'sex'],
    groups: 9,
    smallest,
    alone: 0,
    sizes: {},
    uniform: [],
    complete: true,
    rows: 90,
  };
}

function claim(value: number): object {
  return { answers: { privacy: { 'group-size': { value } } } };
}
