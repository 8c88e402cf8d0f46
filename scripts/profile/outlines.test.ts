import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnProfile } from '../model/profile.ts';
import { LineEndings } from './line-endings.ts';
import { profileInPieces } from './profile.ts';
import { TableReader } from './table-reader.ts';
import { TextStream } from './text-stream.ts';

/** More than a column remembers, so that the rest is taken cell by cell. */
const ROWS = 30_000;
const REQUEST = { columns: [], key: [] };

/** As texts that csv-parse cut out: every cell is looked at for itself. */
async function oneByOne(text: string): Promise<ColumnProfile[]> {
  const table = new TableReader(REQUEST);
  const stream = new TextStream(table, ',', new LineEndings(), 1);
  await stream.write(Buffer.from(text));
  await stream.end();
  return table.finish().columns;
}

const outline = fc.constantFrom(
  'SR-#######',
  '#### Oak Street',
  '### Maria Garcia called about pole ####',
  'see ###-##-#### in the file',
  'card #### #### #### #### was charged',
  '#E+##',
  'caf\u00e9 ######',
  "'######'",
  'MRN ######',
  '#{1}#####.#',
  'DE## #### #### #### #### ##',
);

test('of what differs in digits only, it is enough to look at one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(outline, { minLength: 1, maxLength: 4 }), fc.nat(), async (kinds, seed) => {
      let state = seed + 1;
      const digit = (): string => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return String(Math.floor((state / 2 ** 32) * 10));
      };
      const cells = Array.from({ length: ROWS }, (_, i) => kinds[i % kinds.length]?.replaceAll('#', digit));
      const text = `id,note\n${cells.map((cell, i) => `${i},${cell}\n`).join('')}`;
      const { columns } = await profileInPieces(Buffer.from(text), [], REQUEST, 'data.csv');
      expect(columns).toEqual(await oneByOne(text));
    }),
    { numRuns: 12 },
  );
});
