import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checks } from './index.ts';
import { runChecks } from './run.ts';
import { exampleContext, soundVersion } from './sound.ts';

test('a sound dataset has no finding', () => {
  expect(
    runChecks(exampleContext({ title: 'sound' })).filter((finding) => finding.severity !== 'notice'),
  ).toEqual([]);
});

test('every check has a name of its own', () => {
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
});

test('every check that was written stands in the list', () => {
  const folder = new URL('.', import.meta.url);
  const written = readdirSync(folder).filter(
    (file) =>
      !file.endsWith('.test.ts') && readFileSync(new URL(file, folder), 'utf8').includes(': Check = {'),
  );
  const list = readFileSync(new URL('index.ts', folder), 'utf8');
  expect(written.filter((file) => !list.includes(`'./${file}'`))).toEqual([]);
});

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  test.each(check.examples.passes)('passes: $title', (example) => {
    expect(check.run(exampleContext(example)).filter((finding) => finding.severity !== 'notice')).toEqual([]);
  });

  test.each(check.examples.fails)('fails: $title', (example) => {
    const found = check.run(exampleContext(example));
    expect(found.map((finding) => finding.id)).toContain(check.id);
    expect(found.map((finding) => finding.params)).toContainEqual(
      expect.objectContaining(example.params ?? {}),
    );
  });

  test('copes with files that could not be read', () => {
    const context = exampleContext({ title: 'unreadable' });
    const unreadable = {
      ...context.head,
      metadata: { ...context.head.metadata, value: null },
      checklist: { ...context.head.checklist, value: null },
      profile: null,
    };
    expect(() => check.run({ ...context, head: unreadable })).not.toThrow();
  });
});

test('as long as metadata.yml cannot be read, nobody is told to remove the data', () => {
  const context = exampleContext({ title: 'unreadable' });
  const head = { ...context.head, metadata: { ...context.head.metadata, value: null } };
  expect(runChecks({ ...context, head }).map(({ id }) => id)).not.toContain('unexpected-file');
});

describe('answers and the data', () => {
  const names = {
    name: 'site',
    position: 2,
    type: 'string',
    typeShare: 1,
    nulls: 0,
    sentinels: {},
    distinct: 3,
    distinctExact: true,
    minLength: 1,
    maxLength: 9,
    violations: [],
    detections: [
      { kind: 'personal-name', category: 'personal', strength: 'certain', cells: 9, share: 1, lines: [2] },
    ],
  };
  const claim = { answers: { submission: { 'personal-data': { value: 'no' } } } };

  test('"no personal data" beside a column of names is an error on the answer', () => {
    const found = runChecks(exampleContext({ title: '', checklist: claim, profile: { columns: [names] } }));
    expect(found.find((finding) => finding.id === 'contradicted-answer')).toMatchObject({
      severity: 'error',
      file: 'datasets/environment/weather/checklist.yml',
      params: { question: 'personal-data', evidence: ['column site: personal-name (9)'] },
    });
  });

  test('what is only worth a look makes nobody a liar', () => {
    const detections = names.detections.map((one) => ({ ...one, strength: 'possible' }));
    const found = runChecks(
      exampleContext({ title: '', checklist: claim, profile: { columns: [{ ...names, detections }] } }),
    );
    expect(found.find((finding) => finding.id === 'contradicted-answer')).toMatchObject({
      severity: 'warning',
    });
  });

  test('what an earlier commit held contradicts too', () => {
    const history = [{ id: 'personal-data-found', severity: 'warning', file: 'data.csv', params: {} }];
    const found = runChecks(exampleContext({ title: '', checklist: claim, context: { history } }));
    expect(found.map(({ id }) => id)).toContain('contradicted-answer');
  });

  test('a waiver makes the finding a notice, and then nothing is contradicted', () => {
    const waivers = [
      {
        finding: 'personal-data-found',
        column: 'site',
        reason: 'Names of stations after people',
        expires: '2027-01-01',
      },
    ];
    const found = runChecks(
      exampleContext({ title: '', checklist: { ...claim, waivers }, profile: { columns: [names] } }),
    );
    expect(found.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  const accepted = {
    finding: 'personal-data-found',
    column: 'site',
    reason: 'Names of stations',
    expires: '2027-01-01',
  };
  const found = (share: number, type = 'string') => ({
    columns: [{ ...names, type, detections: names.detections.map((one) => ({ ...one, share })) }],
  });
  const since = (before: object, now: object, waiver = accepted) =>
    runChecks(
      exampleContext({
        title: '',
        checklist: { waivers: [waiver] },
        profile: now,
        context: {
          base: soundVersion('environment/weather', { checklist: { waivers: [accepted] }, profile: before }),
        },
      }),
    ).map(({ id, severity }) => `${id} ${severity}`);

  test('a waiver lives as long as its column stays what it was', () => {
    expect(since(found(0.3), found(0.4))).toContain('personal-data-found notice');
  });

  test.each([
    ['more of what was accepted', found(0.3), found(0.9)],
    ['something else in it', { columns: [{ ...names, detections: [] }] }, found(0.3)],
    ['another type', found(0.3, 'integer'), found(0.3)],
  ])('a waiver dies of %s', (_, before, now) => {
    expect(since(before, now)).toEqual(
      expect.arrayContaining(['waiver-outgrown error', 'personal-data-found error']),
    );
  });

  test('a waiver that is written anew is signed for what is there now', () => {
    expect(since(found(0.3), found(0.9), { ...accepted, reason: 'All stations have names now' })).toContain(
      'personal-data-found notice',
    );
  });

  test.each([
    [
      'over',
      { finding: 'personal-data-found', column: 'site', reason: 'Names of stations', expires: '2026-11-22' },
      'waiver-expired',
    ],
    [
      'for another column',
      { finding: 'personal-data-found', column: 'value', reason: 'Names of stations', expires: '2027-01-01' },
      'waiver-unused',
    ],
    [
      'for what nobody may waive',
      { finding: 'secret-found', reason: 'It is an old key', expires: '2027-01-01' },
      'waiver-refused',
    ],
    [
      'for a finding that does not exist',
      { finding: 'personal-dta', reason: 'Misspelt name', expires: '2027-01-01' },
      'waiver-unknown',
    ],
  ])('a waiver that is %s lifts nothing', (_, waiver, id) => {
    const found = runChecks(
      exampleContext({ title: '', checklist: { waivers: [waiver] }, profile: { columns: [names] } }),
    );
    expect(found.map((finding) => finding.id)).toContain(id);
    expect(found).toContainEqual(expect.objectContaining({ id: 'personal-data-found', severity: 'error' }));
  });
});
