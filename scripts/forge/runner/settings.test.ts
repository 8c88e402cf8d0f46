import { afterEach, beforeEach, expect, test } from 'vitest';
import { ex, logOf } from './stage.ts';
import { openTown, TOWN_REPOSITORY, type Town } from './town.ts';

/** Settings of a repository do what they say: `doctor` warns of nothing that would be harmless here. */
let town: Town;
beforeEach(async () => {
  town = await openTown(process.execPath, process.env.PATH ?? '');
  await town.push({ 'README.md': 'Open data' });
});
afterEach(() => town.close());

const LOOK = `
on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: test -n "$KEY" && echo "length \${#KEY}"
        env: { KEY: '${ex('secrets.KEY')}' }
`;

test('a secret of the repository can be read from any branch by whoever may push, one for Dependabot cannot', async () => {
  town.forge.setSecret({ repository: TOWN_REPOSITORY, store: 'dependabot' }, 'KEY', 'other');
  await town.push({ '.github/workflows/look.yml': LOOK }, 'topic');
  await town.settled();
  town.forge.setSecret({ repository: TOWN_REPOSITORY, store: 'actions' }, 'KEY', 'sesame');
  await town.push({ 'a.txt': 'a' }, 'topic');
  const [before, after] = await town.settled();
  expect(before?.conclusion).toBe('failure');
  expect(logOf(after?.jobs[0])).toContain('length 6');
});

test('a secret of the organisation reaches its repositories', async () => {
  town.forge.setSecret({ organization: 'arroyo' }, 'KEY', 'shared');
  await town.push({ '.github/workflows/look.yml': LOOK }, 'topic');
  const [run] = await town.settled();
  expect(logOf(run?.jobs[0])).toContain('length 6');
});

test('a workflow that is turned off starts nothing', async () => {
  await town.push({
    '.github/workflows/one.yml': 'on: push\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }',
  });
  await town.settled();
  await town.api('ada', 'PUT', '/actions/workflows/one.yml/disable', {});
  await town.push({ 'a.txt': 'a' });
  expect(await town.settled()).toHaveLength(1);
  await town.api('ada', 'PUT', '/actions/workflows/one.yml/enable', {});
  await town.push({ 'a.txt': 'b' });
  expect(await town.settled()).toHaveLength(2);
});
