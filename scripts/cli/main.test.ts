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
    options: { base: { type: 'string', value: 'ref', about: 'compare' } },
    examples: ['daylight try'],
    run,
  };
}

test.each([
  [['nonsense'], "there is no command 'nonsense'"],
  [['try', '--bas', 'x'], "Unknown option '--bas'"],
  [['try', '--base'], 'argument missing'],
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
  expect(await main(['try', '--help'], [command(async () => 0)], here)).toBe(0);
  expect(here.said.join('\n')).toContain('--base <ref>');
  expect(here.said.join('\n')).toContain('Examples:');
});

test('findings are exit code 1', async () => {
  expect(await main(['try', 'x'], [command(async () => 1)], io())).toBe(1);
});
