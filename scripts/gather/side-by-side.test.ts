import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatasetFolder, sideBySide } from './side-by-side.ts';

const MIB = 1024 * 1024;

function folder(name: string, bytes: number): DatasetFolder {
  return [name, [{ path: `datasets/${name}/data.csv`, mode: '100644', oid: '', bytes }]];
}

test('every folder is in one portion, in its order, and no portion is large unless a folder is', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 50 * MIB }))), (sizes) => {
      const folders = sizes.map((bytes, i) => folder(`parks/trees-${i}`, bytes));
      const portions = [...sideBySide(folders)];
      expect(portions.flat()).toEqual(folders);
      for (const portion of portions) {
        const bytes = portion.reduce((sum, [, files]) => sum + (files[0]?.bytes ?? 0), 0);
        expect(portion.length === 1 || bytes <= 16 * MIB).toBe(true);
      }
    }),
  );
});

test('small ones are read thirty-two at a time', () => {
  const folders = Array.from({ length: 70 }, (_, i) => folder(`parks/trees-${i}`, 8_000));
  expect([...sideBySide(folders)].map((portion) => portion.length)).toEqual([32, 32, 6]);
  expect([...sideBySide([])]).toEqual([]);
});
