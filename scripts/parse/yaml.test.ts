import { describe, expect, test } from 'vitest';
import { LARGEST_DOCUMENT } from './text.ts';
import { parseYaml } from './yaml.ts';

/** Title, text, and the one finding: id, line, and the problem where it is a mistake of syntax. */
const MISTAKES: [title: string, text: string, finding: string][] = [
  ['two versions', 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n', 'yaml-syntax 2 conflict'],
  ['a tab at the start of a line', 'a:\n\tb: 1\n', 'yaml-syntax 2 tab'],
  ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', 'yaml-syntax 3 tab'],
  ['a second colon in a text', 'a: 1\ntitle: Trees: a list\n', 'yaml-syntax 2 colon-in-text'],
  ['a line without a colon', 'a: 1\ntitle Trees\nb: 2\n', 'yaml-syntax 2 colon-missing'],
  ['no space after the colon', 'a: 1\ntitle:Trees\nb: 2\n', 'yaml-syntax 2 colon-missing'],
  ['a first line without a colon', 'title Trees\nb: 2\n', 'yaml-syntax 1 colon-missing'],
  ['a quotation mark never closed', 'a: 1\nb: "open\nc: 2\n', 'yaml-syntax 2 unclosed'],
  ['a quotation mark open at the end', 'a: "open\n', 'yaml-syntax 1 unclosed'],
  ['a bracket never closed', 'a: [x, y\nb: 1\n', 'yaml-syntax 1 unclosed'],
  ['a brace never closed', 'a: { b: 1\nc: 2\n', 'yaml-syntax 1 unclosed'],
  ['an apostrophe in single quotes', "a: 'the city's trees'\n", 'yaml-syntax 1 text-after-quote'],
  ['text after a closing quote', 'a: "x" y\n', 'yaml-syntax 1 text-after-quote'],
  ['a line too far in', 'a:\n  b: 1\n   c: 2\n', 'yaml-syntax 3 indentation'],
  ['text that begins with @', 'a: @trees\n', 'yaml-syntax 1 special-character'],
  ['text that begins with %', 'a: 1\nb: %x\n', 'yaml-syntax 2 special-character'],
  ['a Windows path in double quotes', 'a: "C:\\data"\n', 'yaml-syntax 1 escape'],
  ['two commas', 'a: [x,, y]\n', 'yaml-syntax 1 comma'],
  ['an invisible control character', 'a: 1\nb: x\u0007y\n', 'yaml-syntax 2 control-character'],
  ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 'duplicate-key 3'],
  ['a key that stands twice further in', 'a:\n  b: 1\n  b: 2\n', 'duplicate-key 3'],
  ['an anchor', 'a: 1\nb: &x 1\n', 'yaml-alias 2'],
  ['text that begins with a star', 'files: *.csv\n', 'yaml-alias 1'],
  ['a tag', 'a: !!binary aGk=\n', 'yaml-tag 1'],
  ['text that begins with an exclamation mark', 'a: 1\nb: !important\n', 'yaml-tag 2'],
  ['a list as a key', '? [a]\n: b\n', 'yaml-complex-key 1'],
  ['a second document', 'a: 1\n---\nb: 2\n', 'yaml-multiple-documents 2'],
  ['front matter', '---\na: 1\n---\n', 'yaml-multiple-documents 3'],
  ['only comments', '# later\n', 'empty-file 1'],
  ['nothing', '', 'empty-file 1'],
  ['only blank lines', ' \n\n', 'empty-file 1'],
  ['a null', '~\n', 'empty-file 1'],
];

test.each(MISTAKES)('%s gives one finding at its line', (_, text, finding) => {
  const { findings } = parseYaml('metadata.yml', text);
  expect(
    findings.map(({ id, line, params }) => [id, line, params.problem].filter(Boolean).join(' ')),
  ).toEqual([finding]);
});

describe('bytes', () => {
  test('Latin-1 is named with its line', () => {
    const content = Buffer.from('title: Trees\ncreator: Caf\xe9\n', 'latin1');
    expect(parseYaml('a.yml', content).findings).toMatchObject([{ id: 'not-utf-8', line: 2 }]);
  });

  test('UTF-16 is not UTF-8', () => {
    expect(parseYaml('a.yml', Buffer.from('title: Trees\n', 'utf16le')).findings).toMatchObject([
      { id: 'not-utf-8', line: 1 },
    ]);
    expect(parseYaml('a.yml', Buffer.from('\uFEFFtitle: Trees\n', 'utf16le')).findings).toMatchObject([
      { id: 'not-utf-8' },
    ]);
  });

  test('a byte order mark is a warning and the file is read', () => {
    const document = parseYaml('a.yml', Buffer.from('\uFEFFtitle: Trees\n'));
    expect(document.findings).toMatchObject([{ id: 'byte-order-mark', severity: 'warning' }]);
    expect(document.value).toEqual({ title: 'Trees' });
    expect(document.places['/title']?.key).toEqual({ line: 1, column: 1 });
  });

  test('more than a mebibyte is not looked at', () => {
    const document = parseYaml('a.yml', `a: ${'x'.repeat(LARGEST_DOCUMENT)}`);
    expect(document.findings).toMatchObject([
      { id: 'document-too-large', params: { limit: LARGEST_DOCUMENT } },
    ]);
    expect(document.value).toBeNull();
  });
});

describe('hostile input', () => {
  test('an alias bomb is refused, not unfolded', () => {
    const levels = Array.from({ length: 30 }, (_, i) =>
      `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}x]`.replaceAll('*a-1', 'y'),
    );
    const document = parseYaml('a.yml', levels.join('\n'));
    expect(document.value).toBeNull();
    expect(new Set(document.findings.map(({ id }) => id))).toEqual(new Set(['yaml-alias']));
    expect(document.findings.length).toBeLessThanOrEqual(20);
  });

  test('deep nesting ends early', () => {
    expect(parseYaml('a.yml', '['.repeat(500_000)).findings).toMatchObject([
      { id: 'yaml-too-deep', line: 1 },
    ]);
    expect(parseYaml('a.yml', '- '.repeat(300_000)).findings).toMatchObject([
      { id: 'yaml-too-deep', line: 1 },
    ]);
  });

  test('__proto__ is a key like any other', () => {
    const { value, places } = parseYaml('a.yml', '__proto__:\n  polluted: 1\nconstructor: 2\n');
    expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
    expect('polluted' in {}).toBe(false);
    expect(places['/__proto__/polluted']?.key.line).toBe(2);
  });
});

describe('places', () => {
  test('keys and values of every kind have their line and column', () => {
    const text = [
      "a: 'x'",
      'list:',
      '  - b: 1',
      '    c: |',
      '      text',
      '  -',
      'flow: { d: [1, "2"] }',
      'blank:',
      '',
    ].join('\n');
    const { places } = parseYaml('a.yml', text);
    const at = (pointer: string) =>
      [places[pointer]?.key, places[pointer]?.value].map((p) => `${p?.line}:${p?.column}`).join(' ');
    expect(at('/a')).toBe('1:1 1:4');
    expect(at('/list')).toBe('2:1 3:3');
    expect(at('/list/0')).toBe('3:5 3:5');
    expect(at('/list/0/c')).toBe('4:5 5:1');
    expect(at('/flow/d/1')).toBe('7:16 7:16');
    expect(at('/blank')).toBe('8:1 8:6');
  });

  test('keys with a slash or tilde are escaped, and line breaks of every system count', () => {
    const { places } = parseYaml('a.yml', 'a: 1\r\nb/c: 2\rd~e: 3\n');
    expect(Object.keys(places)).toEqual(['', '/a', '/b~1c', '/d~0e']);
    expect(places['/d~0e']?.key).toEqual({ line: 3, column: 1 });
  });

  test('a document is plain data to whoever stores it', () => {
    const document = parseYaml('a.yml', 'a: 1\n');
    expect(JSON.parse(JSON.stringify(document))).toEqual({
      path: 'a.yml',
      value: { a: 1 },
      findings: [],
      places: {
        '': { key: { line: 1, column: 1 }, value: { line: 1, column: 1 } },
        '/a': { key: { line: 1, column: 1 }, value: { line: 1, column: 4 } },
      },
    });
  });
});

test('values follow the core schema of YAML 1.2: dates and yes are text, keys are as written', () => {
  const text =
    'date: 2026-11-02\nanswer: yes\nno: off\n007: 007\ntrue: true\nnone: ~\nhex: 0x10\n"1": 1.5\nblank:\n';
  expect(parseYaml('a.yml', text).value).toEqual({
    date: '2026-11-02',
    answer: 'yes',
    no: 'off',
    '007': 7,
    true: true,
    none: null,
    hex: 16,
    '1': 1.5,
    blank: null,
  });
});
