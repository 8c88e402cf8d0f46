import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkReport } from '../derive/check.ts';
import { gatherLocal } from '../gather/local.ts';
import { owners } from './commands/owners.ts';
import { main } from './main.ts';
import { isSampleCity } from './sample-city.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test.skipIf(!isSampleCity())('the sample city passes its own checks on the day it was written', async () => {
  const facts = await gatherLocal({ root, now: '2026-11-23T18:00:00Z', offline: true });
  const report = checkReport(facts);
  expect(
    [...report.general, ...report.datasets.flatMap((d) => d.findings)].filter((f) => f.severity !== 'notice'),
  ).toEqual([]);
  expect(report.datasets.map((dataset) => `${dataset.id} ${dataset.stage}`)).toEqual([
    'environment/street-trees not-ready',
    'environment/well-levels not-ready',
    'library/branch-visits not-ready',
    'transport/parking-meters not-ready',
    'transport/traffic-counts-2019 retired',
  ]);
});

test('CODEOWNERS is what governance.yml says', async () => {
  const said: string[] = [];
  const code = await main(['owners', '--check'], [owners], {
    env: process.env,
    cwd: root,
    now: () => new Date(),
    out: (text) => said.push(text),
    err: (text) => said.push(text),
    colour: false,
    live: false,
    interrupted: () => new Promise(() => undefined),
  });
  expect([code, ...said]).toEqual([0, 'CODEOWNERS is what governance.yml says.']);
});
