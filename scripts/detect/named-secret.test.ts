import { expect, test } from 'vitest';
import { ColumnJudge } from './column.ts';

/** What is found in a column of a status in which these stand too. */
function found(header: string, rare: readonly string[]): string[] {
  const judge = new ColumnJudge(header);
  for (const [i, value] of ['open', 'closed', 'see file', 'on hold', ...rare].entries())
    judge.take(value, { cells: 50, line: i + 2 });
  return judge
    .verdict()
    .filter(({ category }) => category === 'secret')
    .map(({ kind, strength }) => `${kind} ${strength}`);
}

const hexadecimal = '3f9c1e07b2a84d5566e0c9f1a7b38d2e4c50f6a9';
const base64 = 'q7Zk2Jx9VbT4mWs8Rf1LcY6hNd3Ga0Pe+Uo5Ki/Qj2E=';

test.each(['auth_token', 'key', 'client_secret', 'PASSWORD', 'pwd', 'API Key', 'aws_secret_access_key'])(
  'one is enough under "%s"',
  (header) => {
    for (const secret of [hexadecimal, base64]) expect(found(header, [secret])).toContain('secret probable');
  },
);

test('under a header that says nothing they are none for certain, and under that of a row’s key neither', () => {
  for (const header of ['value', 'field_7', 'record_key', 'primary key', 'image key', 'checksum'])
    expect(found(header, [hexadecimal, base64]), header).toEqual([]);
});

test('what somebody thought of is no secret under "key", nor is a short digest', () => {
  const thoughtOf = ['CensusTractBoundaries2020LosAngelesCountyVersion3', 'parks/Griffith_Park/Photo_0001'];
  expect(found('key', [...thoughtOf, '9f86d081884c7d659a2feaa0c55ad015'])).toEqual([]);
});
