import { describe, expect, test } from 'vitest';
import { ColumnJudge } from './column.ts';

/** What is found in a column of three hundred cells, every hundredth of which is one of these. */
function found(header: string, usual: (i: number) => string, rare: readonly string[]): string[] {
  const judge = new ColumnJudge(header);
  for (let i = 0; i < 300; i++) {
    const value = i % 100 === 50 ? rare[(i - 50) / 100] : undefined;
    judge.take(value ?? usual(i), { cells: 1, line: i + 2 });
  }
  return judge
    .verdict()
    .filter(({ category }) => category === 'personal' || category === 'secret')
    .map(({ kind, strength }) => `${kind} ${strength}`);
}

const PEOPLE = ['Maria Garcia', 'Smith, John', 'Linda M. Nguyen'];
const amount = (i: number): string => `${i * 7}`;
const code = (i: number): string => ['open', 'closed', 'see file', 'on hold'][i % 4] ?? '';
const remark = (i: number): string => `asked about bin ${i}, will return`;
const place = (i: number): string =>
  `${['Oak', 'Boyle', 'Sherman', 'Echo', 'Jackson'][i % 5]} ${['Grove', 'Corner', 'Commons'][i % 3]}`;

describe('names of people', () => {
  test.each([
    ['value', amount],
    ['status', code],
    ['notes', remark],
    ['address', (i: number) => `${i} Oak St`],
  ])('among what stands under "%s"', (header, usual) => {
    expect(found(header, usual, PEOPLE)).toContain('personal-name certain');
  });

  test('are those of places where the others are names of places', () => {
    expect(found('where', place, ['Cesar Chavez', 'John Adams', 'Martin Luther King'])).toEqual([]);
    expect(found('school', amount, ['Cesar Chavez', 'John Adams', 'Thomas Jefferson'])).toEqual([]);
  });

  test('one alone is too few', () => {
    expect(found('value', amount, ['Maria Garcia'])).toEqual([]);
  });

  test.each([
    ['Garcia/Maria', 'Smith/John', 'Nguyen/Linda'],
    ['GARCIA^MARIA^L', 'SMITH^JOHN^^^DR', 'DE LA CRUZ^MARIA'],
    ['Garcia|Maria', 'Smith|John', 'Nguyen|Linda'],
    ['garcia_maria', 'smith_john', 'nguyen_linda'],
    ['Maria.Garcia', 'John.Smith', 'Linda.Q.Nguyen'],
  ])('with a mark between their parts: %s', (...people) => {
    expect(found('value', amount, people)).toContain('personal-name certain');
  });

  test('words are joined by such marks for other reasons too', () => {
    const joined = (i: number): string =>
      `${['red', 'amber', 'teal', 'grey'][i % 4]}/${['white', 'long'][i % 2]}`;
    expect(found('lamp', joined, ['Amber/Green', 'Ruby/Gray', 'Amber/White'])).toEqual([]);
    expect(found('path', (i) => `data_${code(i)}`.replace(' ', '_'), ['kelly_green'])).toEqual([]);
  });
});
