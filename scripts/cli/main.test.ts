import { expect, test } from 'vitest';
import { Outage } from '../model/outage.ts';
import type { Command } from './command.ts';
import { type Io, UsageError } from './io.ts';
import { main } from './main.ts';

function io(): Io & { said: string[] } {
  const said: string[] = [];
  return {
    said,
    env: {},
    cwd: '/',
    now: () => new Date(0),
    out: (t) => void said.push(t),
    err: (t) => void said.push(t),
    colour: false,
    live: false,
    interrupted: () => Promise.resolve(),
  };
}

function command(run: Command['run']): Command {
  return {
    name: 'try',
    summary: 'Try it',
    takes: '[thing]',
    options: {
      base: { type: 'string', value: 'ref', about: 'compare' },
      json: { type: 'boolean', about: 'for machines' },
    },
    examples: ['daylight try'],
    run,
  };
}

test.each([
  [['nonsense'], "there is no command 'nonsense'. 'npm run daylight -- --help' lists them."],
  [['trry'], 'did you mean try?'],
  [['help', 'trry'], 'did you mean try?'],
  [['--base', 'x'], "'--base' stands in front"],
  [['try', '--bas', 'x'], 'there is no option --bas; did you mean --base?'],
  [['try', '-x'], 'there is no option -x. '],
  [['try', '--base'], '--base needs a value: --base <ref>'],
  [['try', '--base', '--jsn'], '--base needs a value: --base <ref>'],
  [['try', '--json=1'], '--json stands alone, and takes no value'],
  [['try', 'one', 'two'], "'two' is one too many"],
])('wrong use %j is one line and exit code 2', async (argv, expected) => {
  const here = io();
  expect(await main(argv, [command(async () => 0)], here)).toBe(2);
  expect(here.said).toHaveLength(1);
  expect(here.said[0]).toContain(expected);
});

test.each([
  ['an outage', new Outage('GitHub did not answer. Run again later.')],
  ['wrong use found late', new UsageError('which file?')],
])('%s is one line and exit code 2', async (_, error) => {
  const here = io();
  expect(await main(['try'], [command(() => Promise.reject(error))], here)).toBe(2);
  expect(here.said).toEqual([expect.stringContaining(error.message)]);
});

test('what the machine refuses is told as such', async () => {
  const here = io();
  const refused = () => Promise.reject(accessDenied());
  expect(await main(['try'], [command(refused)], here)).toBe(2);
  expect(here.said).toEqual([
    'daylight try: cannot open /city/governance.yml: this account may not. Give it the right to, and run again.',
  ]);
});

function accessDenied(): Error {
  return Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    syscall: 'open',
    path: '/city/governance.yml',
  });
}

test('a mistake of ours is one line too, and its trace only on request', async () => {
  const here = io();
  expect(await main(['try'], [command(() => Promise.reject(new TypeError('x is undefined')))], here)).toBe(2);
  expect(here.said).toEqual([expect.stringContaining('x is undefined')]);
});

test('help is there for all commands and for each, with options and examples', async () => {
  const here = io();
  expect(await main(['--help'], [command(async () => 0)], here)).toBe(0);
  for (const words of [
    ['try', '--help'],
    ['help', 'try'],
    ['--help', 'try'],
  ])
    expect(await main(words, [command(async () => 0)], here)).toBe(0);
  expect(here.said.join('\n')).toContain('--base <ref>');
  expect(here.said.join('\n')).toContain('Examples:');
});

test('examples can be pasted, and where a program reads the output npm adds nothing to it', async () => {
  const here = io();
  const examples = ['daylight try', 'daylight try --json', 'daylight try > file', 'npm start'];
  await main(['help', 'try'], [{ ...command(async () => 0), examples }], here);
  expect(here.said.join('\n').split('Examples:\n')[1]).toBe(
    [
      '  npm run daylight -- try',
      '  npm run -s daylight -- try --json',
      '  npm run -s daylight -- try > file',
      '  npm start',
    ].join('\n'),
  );
});

test('behind -- everything is a name, also --help', async () => {
  const given: string[][] = [];
  const run: Command['run'] = async ({ positionals }) => {
    given.push(positionals);
    return 0;
  };
  expect(await main(['try', '--', '--help'], [command(run)], io())).toBe(0);
  expect(given).toEqual([['--help']]);
});

test('findings are exit code 1', async () => {
  expect(await main(['try', 'x'], [command(async () => 1)], io())).toBe(1);
});
