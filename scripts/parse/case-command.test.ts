import { expect, test } from 'vitest';
import { parseCaseCommands } from './case-command.ts';

test.each([
  ['/publish', [{ name: 'publish' }]],
  ['Looks good.\n\n/publish\n', [{ name: 'publish' }]],
  [
    '/withhold It would show\nwhere patrons live.',
    [{ name: 'withhold', reason: 'It would show\nwhere patrons live.' }],
  ],
  ['/withhold', [{ name: 'withhold', reason: '' }]],
  [
    '/consult ita Can the portal hold 2 GB?',
    [{ name: 'consult', role: 'ita', question: 'Can the portal hold 2 GB?' }],
  ],
  [
    '/consult policy/transport Whose data is it?',
    [{ name: 'consult', role: 'policy/transport', question: 'Whose data is it?' }],
  ],
  ['/consult ita', [{ name: 'consult', role: 'ita', question: '' }]],
  ['/advise ita Yes.\n/publish', [{ name: 'advise', role: 'ita', advice: 'Yes.' }, { name: 'publish' }]],
])('%j', (body, commands) => {
  expect(parseCaseCommands(body)).toEqual(commands);
});

test.each([
  ['quoted', '> /publish'],
  ['in a fence', '```\n/publish\n```'],
  ['inside a line', 'please /publish'],
  ['a longer word', '/published'],
  ['the answers, which have a parser of their own', '/answer environment/weather privacy\nk: 3'],
])('%s is no command', (_, body) => {
  expect(parseCaseCommands(body)).toEqual([]);
});

test('the answers below an /answer are not the text of the command above it', () => {
  expect(parseCaseCommands('/advise ita Yes.\n/answer environment/weather privacy\nk: 3')).toEqual([
    { name: 'advise', role: 'ita', advice: 'Yes.' },
  ]);
});

test('text and number of commands are bounded', () => {
  const commands = parseCaseCommands(`/withhold ${'x'.repeat(5_000)}\n${'/publish\n'.repeat(100)}`);
  expect(commands).toHaveLength(20);
  expect(commands[0]).toEqual({ name: 'withhold', reason: 'x'.repeat(2_000) });
});
