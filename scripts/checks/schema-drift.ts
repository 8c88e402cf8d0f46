import type { Column } from '../model/dataset.ts';
import type { Check } from './check.ts';
import { at } from './report.ts';

export const schemaDrift: Check = {
  id: 'schema-drift',
  why: 'Programs read columns by name and type: one that goes, or means something else, breaks them without a word.',
  run: ({ head, base }) => {
    const [before, now] = [base?.metadata.value?.columns, head.metadata.value?.columns];
    if (before === undefined || now === undefined) return [];
    const removed = before.filter(({ name }) => !named(now, name)).map(({ name }) => name);
    const added = now.filter(({ name }) => !named(before, name)).map(({ name }) => name);
    const retyped = now.flatMap(({ name, type }) => {
      const was = named(before, name)?.type;
      return was === undefined || was === type ? [] : [`${name} (${was} → ${type})`];
    });
    const order = (columns: readonly Column[], among: readonly Column[]): string =>
      columns
        .filter(({ name }) => named(among, name))
        .map(({ name }) => name)
        .join('\n');
    const reordered = order(before, now) !== order(now, before);
    if (removed.length + added.length + retyped.length === 0 && !reordered) return [];
    const breaking = removed.length + retyped.length > 0;
    const params = { removed, added, retyped, reordered };
    return [at(head.metadata, '/columns', 'schema-drift', params, breaking ? 'warning' : 'notice')];
  },
  examples: {
    passes: [
      { title: 'a new dataset' },
      {
        title: 'the same columns, better described',
        context: {
          base: {
            metadata: { value: { columns: [{ name: 'date', type: 'date', description: 'The day.' }] } },
          },
        },
        metadata: { columns: [{ name: 'date', type: 'date', description: 'The day of the observation.' }] },
      },
    ],
    fails: [
      {
        title: 'a column gone, one that is text now',
        context: {
          base: {
            metadata: {
              value: {
                columns: [
                  { name: 'date', type: 'date', description: 'The day of the observation.' },
                  { name: 'gauge', type: 'string', description: 'The gauge that was read.' },
                  { name: 'value', type: 'integer', description: 'Rain that fell on the day.' },
                ],
              },
            },
          },
        },
        params: { removed: ['gauge'], added: ['site'], retyped: ['value (integer → number)'] },
      },
    ],
  },
};

function named(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((column) => column.name === name);
}
