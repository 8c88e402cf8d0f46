import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cityFiles } from '../../gather/scratch-city.ts';
import { scratchRun } from '../scratch-run.ts';
import { owners } from './owners.ts';

function scratchCity(): string {
  const city = mkdtempSync(join(tmpdir(), 'daylight-owners-'));
  onTestFinished(() => rmSync(city, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(cityFiles())) {
    mkdirSync(join(city, path, '..'), { recursive: true });
    writeFileSync(join(city, path), text);
  }
  return city;
}

async function said(cwd: string, ...words: string[]): Promise<string> {
  const env = { GITHUB_REPOSITORY: 'arroyo/open-data' };
  const ran = await scratchRun(['owners', ...words], [owners], { cwd, env });
  return `${ran.code} ${ran.said}`;
}

test('what was written is what is wanted, also with the line ends that Git for Windows makes', async () => {
  const city = scratchCity();
  const file = join(city, 'CODEOWNERS');
  expect(await said(city, '--check')).toMatch(/^1 .*Fix: npm run daylight -- owners$/);
  await said(city);
  expect(await said(city, '--check')).toBe('0 CODEOWNERS is what governance.yml says.');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  expect(await said(city, '--check')).toBe('0 CODEOWNERS is what governance.yml says.');
  writeFileSync(file, '* @somebody-else\n');
  expect(await said(city, '--check')).toMatch(/^1 /);
});
