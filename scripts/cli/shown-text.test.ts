import { expect, test } from 'vitest';
import { paint } from '../render/terminal.ts';
import { forLog, forTerminal, REDRAW } from './shown-text.ts';

test.each([
  ['the title of a window', 'Trees\u001b]0;pwned\u0007', 'Trees�]0;pwned�'],
  [
    'a link that says something else',
    '\u001b]8;;https://evil.example\u001b\\here',
    '�]8;;https://evil.example�\\here',
  ],
  ['a cursor that goes up and wipes a line', `error\n${REDRAW}fine`, 'error\n�[1A�[2Kfine'],
  ['the same in one character', 'a\u009b2Jb', 'a�2Jb'],
  ['a line that is overwritten', 'refused\rdone   ', 'refused�done   '],
  ['letters that run backwards', 'file\u202evsc.exe', 'file�vsc.exe'],
])('on a terminal %s is only text', (_, text, shown) => {
  expect(forTerminal(text)).toBe(shown);
});

test('our own colours, lines and progress stay', () => {
  const coloured = paint(true)('error', 'a line');
  expect(forTerminal(`${REDRAW}${coloured}\n\tanother`)).toBe(`${REDRAW}${coloured}\n\tanother`);
});

test.each([
  '::set-output name=returned::1',
  'reason: \n  ::add-mask::e',
  'x\r::stop-commands::evil',
  'x\u0085::error::pwned',
  'Trees ##[set-output name=preview]false',
])('in the log of a run %j is no command', (text) => {
  // As the runner reads it: V2 at the beginning of a line, V1 anywhere.
  const lines = forLog(text).split(/\r\n|[\r\n\u0085\u2028\u2029]/);
  expect(lines.filter((line) => line.trim().startsWith('::') || line.includes('##['))).toEqual([]);
});
