import { isAboutPeople } from './about-people.ts';
import type { Check } from './check.ts';
import { inData } from './report.ts';

const TOGETHER = ['zip', 'birth', 'sex'];

export const identifyingColumns: Check = {
  id: 'identifying-columns',
  why: 'ZIP code, birth date and sex together single out 87 % of the people of the United States (L. Sweeney, 2000).',
  waivedBy: 'policy',
  run: ({ head }) => {
    const known = head.profile?.quasiIdentifiers ?? [];
    const columns = TOGETHER.map((kind) => known.find((one) => one.kind === kind)?.column);
    if (head.profile === null || columns.includes(undefined) || !isAboutPeople(head)) return [];
    return [inData(head.profile.file, 1, 'identifying-columns', { columns: columns.map(String) })];
  },
  examples: {
    passes: [
      { title: 'no such columns' },
      { title: 'two of the three', profile: { people: true, quasiIdentifiers: known('zip', 'sex') } },
    ],
    fails: [
      {
        title: 'all three',
        profile: { people: true, quasiIdentifiers: known('zip', 'birth', 'sex') },
        params: { columns: ['zip', 'birth', 'sex'] },
      },
    ],
  },
};

function known(...kinds: string[]) {
  return kinds.map((kind) => ({ column: kind, kind, declared: false }));
}
