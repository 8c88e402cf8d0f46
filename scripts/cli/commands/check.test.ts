import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isSampleCity } from '../sample-city.ts';
import { scratchRun } from '../scratch-run.ts';
import { check } from './check.ts';

async function said(...words: string[]): Promise<string> {
  return saidIn('.', ...words);
}

async function saidIn(cwd: string, ...words: string[]): Promise<string> {
  const ran = await scratchRun(['check', ...words], [check], { cwd });
  return `${ran.code} ${ran.said}`;
}

test.each([
  [['--apply'], '--apply goes with --pr'],
  [['--json', '--sarif'], '--json or --sarif, not both'],
  [['../..'], "'../..' is no dataset here"],
  [['README.md'], "'README.md' is no dataset here"],
])('wrong use %j is told', async (words, expected) => {
  const answer = await said(...words);
  expect(answer).toMatch(/^2 /);
  expect(answer).toContain(expected);
});

test.skipIf(!isSampleCity())('a dataset that is named twice is judged once', async () => {
  expect(await said('environment/street-trees', 'datasets/environment/street-trees/')).toMatch(
    /^0 .*in 1 dataset$/s,
  );
});

test('a policy that cannot be read is told in the format that was asked for', async () => {
  const city = mkdtempSync(join(tmpdir(), 'daylight-check-'));
  onTestFinished(() => rmSync(city, { recursive: true, force: true }));
  writeFileSync(join(city, 'governance.yml'), 'city: [\n');
  const [code, ...report] = (await saidIn(city, '--json')).split(' ');
  expect(code).toBe('1');
  expect(JSON.parse(report.join(' '))).toMatchObject({
    datasets: [],
    general: [{ id: 'yaml-syntax', file: 'governance.yml' }],
  });
  expect(await saidIn(city, '--sarif')).toContain('"ruleId": "yaml-syntax"');
  expect(await saidIn(city)).toContain('Expected every quotation mark');
});
