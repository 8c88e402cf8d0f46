import { expect, test } from 'vitest';
import { main } from '../main.ts';
import { check } from './check.ts';

async function said(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const code = await main(['check', ...words], [check], {
    env: {},
    cwd: '.',
    now: () => new Date(),
    out: (text) => lines.push(text),
    err: (text) => lines.push(text),
    colour: false,
    live: false,
    interrupted: () => new Promise(() => undefined),
  });
  return `${code} ${lines.join('\n')}`;
}

test.each([
  [['--apply'], '--apply goes with --pr'],
  [['--json', '--sarif'], '--json or --sarif, not both'],
  [['../..'], "'../..' is none"],
  [['datasets/'], "'datasets/' is none"],
])('wrong use %j is told', async (words, expected) => {
  const answer = await said(...words);
  expect(answer).toMatch(/^2 /);
  expect(answer).toContain(expected);
});

test('a dataset that is named twice is judged once', async () => {
  expect(await said('environment/street-trees', 'datasets/environment/street-trees/')).toMatch(
    /^0 .*in 1 dataset$/s,
  );
});
