import { expect, test } from 'vitest';
import { admits } from './portal-filter.ts';

const trees = { theme: 'environment', security_level: 1 } as const;

test.each([
  ['no filter', undefined, trees, true],
  ['its department', { departments: ['parks'] }, trees, true],
  ['another department', { departments: ['finance'] }, trees, false],
  ['its theme but not its level', { themes: ['environment'], levels: [2] }, trees, false],
  ['level 3, whatever the filter says', { levels: [3] }, { ...trees, security_level: 3 as const }, false],
])('%s', (_, only, metadata, expected) => {
  expect(admits(only === undefined ? {} : { only }, 'parks/street-trees', metadata)).toBe(expected);
});
