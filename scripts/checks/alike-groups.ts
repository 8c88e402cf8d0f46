import type { Check } from './check.ts';
import { at } from './report.ts';

export const alikeGroups: Check = {
  id: 'alike-groups',
  why: 'Where everybody of an age and a ZIP code has the same illness, nobody needs a name to know it of each of them (l-diversity; Machanavajjhala and others, 2007).',
  waivedBy: 'policy',
  run: ({ head }) => {
    const [whole] = head.profile?.combinations ?? [];
    return (whole?.uniform ?? []).map(({ column, groups }) => {
      const index = head.metadata.value?.columns.findIndex(({ name }) => name === column) ?? -1;
      const params = { column, groups, of: whole?.groups ?? 0, columns: whole?.columns ?? [] };
      return at(head.metadata, `/columns/${index}/privacy`, 'alike-groups', params);
    });
  },
  examples: {
    passes: [{ title: 'no groups' }, { title: 'diverse groups', profile: { combinations: [whole([])] } }],
    fails: [
      {
        title: 'three groups that share one diagnosis',
        profile: { combinations: [whole([{ column: 'site', groups: 3 }])] },
        params: { column: 'site', groups: 3 },
      },
    ],
  },
};

function whole(uniform: { column: string; groups: number }[]) {
  return {
    columns: ['age', 'sex'],
    groups: 9,
    smallest: 6,
    alone: 0,
    sizes: {},
    uniform,
    complete: true,
    rows: 90,
  };
}
