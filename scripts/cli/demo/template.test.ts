import { expect, test } from 'vitest';
import { isInTemplate } from './template.ts';

test.each(['', 'package.json', 'datasets/environment', 'datasets/environment/street-trees/data.csv'])(
  'the demonstration begins with %j',
  (path) => expect(isInTemplate(path)).toBe(true),
);

test.each(['.git', 'node_modules/ajv', 'datasets/environment/weather', 'export.csv'])(
  'the demonstration begins without %j, also where somebody made it',
  (path) => expect(isInTemplate(path)).toBe(false),
);
