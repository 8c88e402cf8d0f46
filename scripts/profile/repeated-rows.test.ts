import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileWhole } from './profile.ts';

const HEADER = 'id,kind\n';
const rows = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4', ''), fc.constantFrom('a', 'b')), {
  minLength: 1,
  maxLength: 30,
});

/** By comparing each row with all before it. */
function repeated(texts: readonly string[]): number {
  return texts.filter((text, i) => texts.indexOf(text) < i).length;
}

test('rows and keys that stand more than once are counted, read plainly or in quotes, with a key or without', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.boolean(),
      fc.constantFrom([], ['id'], ['id', 'kind']),
      async (all, quoted, key) => {
        const written = all.map((row) => row.map((cell) => (quoted ? `"${cell}"` : cell)).join(','));
        const bytes = Buffer.from(`${HEADER}${written.join('\n')}\n`);
        const { duplicateRows, duplicateKeys } = await profileWhole(bytes, { columns: [], key }, 'data.csv');
        expect(duplicateRows).toBe(repeated(all.map(String)));
        const keys = all.map(([id, kind]) => (key.length === 1 ? id : `${id},${kind}`));
        expect(duplicateKeys).toBe(key.length === 0 ? 0 : repeated(keys));
      },
    ),
  );
});
