import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundle } from './build.ts';

test('the committed bundle is what the sources give, byte for byte (npm run build)', async () => {
  const committed = await readFile(
    new URL('../../.github/actions/dist/daylight.js', import.meta.url),
    'utf8',
  );
  expect(committed === (await bundle())).toBe(true);
});
