import { expect, test } from 'vitest';
import { profilePlain } from '../profile/profile.ts';
import { bars } from './bars.ts';
import { profileTable } from './profile-table.ts';

function tableOf(text: string, width?: number): string {
  const profile = profilePlain(Buffer.from(text), { columns: [], key: [] }, 'data.csv');
  return profile === null ? '' : profileTable(profile, false, width);
}

test('the highest block is the largest part, and nothing is nothing', () => {
  expect(bars([0, 1, 4, 8])).toBe(' ▁▄█');
  expect(bars([0, 0])).toBe('  ');
});

test('numbers have their distribution between their ends, codes their common values', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 4},${i % 2 === 0 ? 'open' : 'closed'}\n`);
  const table = tableOf(`depth,status\n${rows.join('')}`);
  expect(table).toMatch(/depth +integer +100 % +4 +0 +████ +3/);
  expect(table).toMatch(/status +string .* closed, open/);
});

test('what somebody wrote cannot move the cursor of a terminal', () => {
  const rows = Array.from({ length: 40 }, () => '1,\u001b[2Jx\n');
  expect(tableOf(`n,v\n${rows.join('')}`)).not.toContain('\u001b');
});

test('where a terminal is too narrow for a table, each column is told by itself', () => {
  const text = 'depth,status\n1,open\n2,closed\n';
  expect(tableOf(text, 80)).toContain('column  type');
  expect(tableOf(text, 40)).toBe(
    [
      'data.csv: 2 rows, 2 columns, 29 bytes, UTF-8',
      '',
      'depth',
      '  type integer; filled 100 %; distinct 2; smallest 1; spread ██; largest 2',
      'status',
      '  type string; filled 100 %; distinct 2',
    ].join('\n'),
  );
});

test('of what is no table, there is no table', () => {
  expect(tableOf('')).toBe('data.csv: 0 rows, 0 columns, 0 bytes, UTF-8');
});
