import type { Check } from './check.ts';
import { at } from './report.ts';

export const keyUnknown: Check = {
  id: 'key-unknown',
  why: 'Key and date column are named so that they can be checked; a name that is no column checks nothing.',
  run: ({ head }) => {
    const metadata = head.metadata.value;
    if (metadata === null) return [];
    const columns = metadata.columns.map((column) => column.name);
    const named: [string, string][] = [
      ...metadata.key.map((name, i): [string, string] => [`/key/${i}`, name]),
      ...(metadata.date_column === undefined
        ? []
        : [['/date_column', metadata.date_column] as [string, string]]),
    ];
    return named
      .filter(([, name]) => !columns.includes(name))
      .map(([pointer, column]) => at(head.metadata, pointer, 'key-unknown', { column, columns }));
  },
  examples: {
    passes: [{ title: 'a key of real columns' }],
    fails: [{ title: 'a key that is no column', metadata: { key: ['id'] }, params: { column: 'id' } }],
  },
};
