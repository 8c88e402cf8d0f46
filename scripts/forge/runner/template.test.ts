import { expect, test } from 'vitest';
import { toData } from './expression.ts';
import { ex } from './stage.ts';
import { fill, fillText } from './template.ts';
import { readWorkflow } from './workflow.ts';

const scope = {
  contexts: {
    github: toData({ event: { number: 7, list: [1, 2], none: null }, ref: 'refs/heads/main' }),
    env: toData({ CITY: 'Arroyo' }),
  },
  functions: [],
};

/** What becomes of the value of `run:`, written as it stands in a file. */
async function filled(written: string): Promise<string> {
  const workflow = await readWorkflow(
    'w.yml',
    `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: ${written}\n`,
  );
  expect(workflow.errors).toEqual([]);
  return fillText(workflow.jobs[0]?.steps[0]?.run, scope);
}

test('text around expressions stays, values are written as GitHub writes them', async () => {
  expect(await filled(`echo ${ex('github.event.number')} {braces} ${ex('env.CITY')}`)).toBe(
    'echo 7 {braces} Arroyo',
  );
  expect(await filled(`"[${ex('github.event.none')}] ${ex('true')} ${ex("format('{0}', 1.5)")}"`)).toBe(
    '[] true 1.5',
  );
  expect(await filled(`"${ex("contains(github.ref, 'main') && startsWith(github.ref, 'refs')")}"`)).toBe(
    'true',
  );
  expect(await filled(`"${ex('toJSON(github.event.list)')}"`)).toBe('[\n  1,\n  2\n]');
  expect(await filled(`"${ex("fromJSON('[5]')[0]")}"`)).toBe('5');
});

test('a block keeps its lines and loses its indentation, with expressions in it or not', async () => {
  const lines = (header: string, last: string): string =>
    `${header}\n          first\n            second ${last}\n          third`;
  expect(await filled(lines('|', 'x'))).toBe('first\n  second x\nthird\n');
  expect(await filled(lines('|', ex('env.CITY')))).toBe('first\n  second Arroyo\nthird\n');
  expect(await filled(lines('|-', ex('env.CITY')))).toBe('first\n  second Arroyo\nthird');
});

test('a folded block is one line, also where an expression goes over several', async () => {
  expect(
    await filled(
      `>-\n          gate-\${{ github.event.nothing\n          || github.event.number\n          || 'all' }}`,
    ),
  ).toBe('gate-7');
});

test('an expression that cannot be evaluated throws, and a mapping is no text', async () => {
  const workflow = await readWorkflow(
    'w.yml',
    `on: push\nenv: { A: '${ex('github.event')}' }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }`,
  );
  expect(fill(workflow.env, scope)).toEqual({ A: { number: 7, list: [1, 2], none: null } });
  expect(() => fill(workflow.env, { contexts: {}, functions: [] })).toThrow(/github/);
});
