import type { Check } from './check.ts';
import { at } from './report.ts';

const PLACEHOLDER = /FILL[_ -]?ME[_ -]?IN|\bTBD\b|\bTODO\b|lorem ipsum/i;

export const columnUndescribed: Check = {
  id: 'column-undescribed',
  why: 'A stranger must understand every column. A description that is missing or only repeats the name explains nothing.',
  run: ({ head }) =>
    (head.metadata.value?.columns ?? []).flatMap((column, i) => {
      const thin =
        column.description.trim().length < 10 ||
        repeats(column.description, column.name) ||
        PLACEHOLDER.test(column.description);
      return thin
        ? [at(head.metadata, `/columns/${i}/description`, 'column-undescribed', { column: column.name })]
        : [];
    }),
  examples: {
    passes: [{ title: 'every column described' }],
    fails: [
      {
        title: 'the placeholder of the scaffold',
        metadata: { columns: [{ name: 'date', type: 'date', description: 'FILL_ME_IN' }] },
        params: { column: 'date' },
      },
    ],
  },
};

function repeats(description: string, name: string): boolean {
  const said = letters(name);
  // Most are something else from their first letters on.
  return said.startsWith(letters(description.slice(0, name.length))) && said === letters(description);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
