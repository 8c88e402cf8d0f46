import type { Check } from './check.ts';
import { at } from './report.ts';

export const columnsMismatch: Check = {
  id: 'columns-mismatch',
  why: 'The dictionary residents read must describe exactly the columns of the file, in their order.',
  run: ({ head }) => {
    const metadata = head.metadata.value;
    if (metadata === null || head.profile === null || head.profile.header.length === 0) return [];
    const declared = metadata.columns.map((column) => column.name);
    const found = head.profile.header;
    if (declared.length === found.length && declared.every((name, i) => name === found[i])) return [];
    const missing = found.filter((name) => !declared.includes(name));
    const surplus = declared.filter((name) => !found.includes(name));
    const first = surplus[0] ?? declared.find((name, i) => name !== found[i]) ?? '';
    const pointer = `/columns/${Math.max(0, declared.indexOf(first))}`;
    return [at(head.metadata, pointer, 'columns-mismatch', { missing, surplus, declared, found })];
  },
  examples: {
    passes: [{ title: 'columns as in the header' }],
    fails: [
      {
        title: 'a column that nobody described',
        profile: { header: ['date', 'site', 'value', 'comment'] },
        params: { missing: ['comment'], surplus: [] },
      },
    ],
  },
};
