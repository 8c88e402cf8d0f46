import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { parseChecklist } from '../../parse/checklist.ts';
import { parseChecklistAnswers } from '../../parse/checklist-answers.ts';
import { parseDepartment } from '../../parse/department.ts';
import { parseGovernance } from '../../parse/governance.ts';
import { parseMetadata } from '../../parse/metadata.ts';
import { parseVocabulary } from '../../parse/vocabulary.ts';
import { fix, message } from '../message.ts';
import { documents } from './documents.ts';

const scripts = fileURLToPath(new URL('../..', import.meta.url));
const cases = fileURLToPath(new URL('../../../schemas/cases/', import.meta.url));

/** Quoted words of the sources of parse that have a hyphen and are no finding ids. */
const OTHER_WORDS = new Set(
  'js-yaml ajv-formats csv-parse checklist-answers yes-no n-a utf-8 date-or-current time-zone language-tag in-review quote-not-closed quote-inside colon-missing colon-in-text special-character text-after-quote control-character'.split(
    ' ',
  ),
);

test('every finding id that parsing can give has its sentence', () => {
  const sources = readdirSync(`${scripts}/parse`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const words = sources.flatMap((file) =>
    [
      ...readFileSync(`${scripts}/parse/${file}`, 'utf8').matchAll(/'(?<word>[a-z0-9]+(?:-[a-z0-9]+)+)'/g),
    ].flatMap((match) => match.groups?.word ?? []),
  );
  const ids = [...new Set(words)].filter((word) => !OTHER_WORDS.has(word));
  expect(ids.length).toBeGreaterThan(45);
  expect(ids.filter((id) => !(id in documents))).toEqual([]);
});

const PARSERS: Record<string, (path: string, content: Uint8Array) => Document<unknown>> = {
  checklist: parseChecklist,
  'checklist-answers': parseChecklistAnswers,
  department: parseDepartment,
  governance: parseGovernance,
  metadata: parseMetadata,
  vocabulary: parseVocabulary,
};

const said = Object.entries(PARSERS).flatMap(([schema, parse]) =>
  readdirSync(`${cases}${schema}/invalid`).flatMap((name) =>
    parse(name, readFileSync(`${cases}${schema}/invalid/${name}`)).findings.map(
      (finding): [string, Finding] => [`${schema}/${name}`, finding],
    ),
  ),
);

test.each(said)('%s reads as a sentence', (_, finding) => {
  const sentence = `${message(finding)} Fix: ${fix(finding)}`;
  expect(sentence).toMatch(/^Expected \S.*, found \S.*\. Fix: \S.*[.…]$/);
  expect(sentence).not.toMatch(
    /undefined|null|NaN|\[object|\(\)|""|Expected Expected| {2}|something else, found/,
  );
});

const sentenceOf = (name: string): string => {
  const finding = said.find(([file]) => file === name)?.[1];
  return finding === undefined ? '' : `${message(finding)} Fix: ${fix(finding)}`;
};

test('sentences as a steward reads them', () => {
  expect(sentenceOf('metadata/misspelt-key.yml')).toContain(
    'found "licence". Fix: write "license" instead, or remove the line.',
  );
  expect(sentenceOf('metadata/colon-in-text.yml')).toBe(
    'Expected one colon in an unquoted line, found a second one in the text. Fix: put the text after the first colon in quotation marks.',
  );
  expect(sentenceOf('metadata/no-such-day.yml')).toBe(
    'Expected for modified: a date such as 2026-03-31, found "2026-02-30". Fix: write the year first, then month and day: 2026-03-31.',
  );
  expect(sentenceOf('metadata/text-as-list.yml')).toBe(
    'Expected for keywords: a list, found "trees, species". Fix: put it in square brackets: [trees, species], or write each item on its own line after "- ".',
  );
  expect(sentenceOf('metadata/url-without-sha256.yml')).toMatch(
    /^Expected a line "sha256:" in distribution, found none\. Fix: add "sha256:" with its value\. What belongs there: SHA-256 of the file/,
  );
  expect(sentenceOf('governance/waits-for-each-other.yml')).toContain(
    'found a circle: coordinator waits for department waits for coordinator',
  );
});
