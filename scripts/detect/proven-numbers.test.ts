import { describe, expect, test } from 'vitest';
import { ColumnJudge } from './column.ts';
import { next, npi, routing } from './planted-values.ts';

describe('numbers that one in ten passes by chance', () => {
  const those = (rare: () => string, count: number, usual: () => string): string[] => {
    const judge = new ColumnJudge('reference');
    for (let i = 0; i < count; i++) judge.take(rare(), { cells: 1, line: i + 2 });
    for (let i = count; i < count * 100; i++) judge.take(usual(), { cells: 1, line: i + 2 });
    return judge.verdict().map(({ kind, strength }) => `${kind} ${strength}`);
  };
  const short = (): string => `${next(99_999)}`;
  const nineDigits = (): string => `0${10_000_000 + next(89_999_999)}`;
  const tenDigits = (): string => `${1_000_000_000 + next(999_999_999)}`;

  test('are those of health providers and banks where a few stand among others and all of them pass', () => {
    expect(those(npi, 5, short)).toEqual(['provider-number certain']);
    expect(those(routing, 5, short)).toEqual(['bank-routing-number certain']);
  });

  test('are those of telephones, too', () => {
    const right = [
      '353918058012341',
      '353918058012358',
      '353918058012366',
      '353918058012374',
      '353918058012382',
    ];
    expect(those(() => right.pop() ?? '', 5, short)).toEqual(['device-number certain']);
  });

  test('and are not where fewer pass, or where others like them do not', () => {
    expect(those(npi, 2, short)).toEqual([]);
    expect(those(npi, 5, tenDigits)).toEqual([]);
    expect(those(routing, 5, nineDigits)).toEqual([]);
  });

  test('nor where their digits are grouped as those of a telephone', () => {
    expect(those(() => npi().replace(/(...)(...)/, '$1-$2-'), 5, short)).toEqual([]);
  });
});
