import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeText, html, join, safeAddress, trusted } from './html.ts';

test('values are escaped, markup is kept, lists are joined, nothing says nothing', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${'"><img onerror=x>'}">${[inner, ' & ', 7, null, undefined, false]}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;img onerror=x&gt;"><b>&lt;i&gt;</b> &amp; 7</p>',
  );
  expect(join(['a', trusted('<br>'), '<'], ', ').text).toBe('a, <br>, &lt;');
});

test('no text ever closes a tag, a quote or an entity of the template around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeText(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});

test('characters that XML refuses are left out', () => {
  expect(escapeText('a\u0000b\u001bc\u0085d\ufffee\n\ud800f')).toBe('abcde\n\ufffdf');
});

test.each([
  ['https://arroyo.example/a b', 'https://arroyo.example/a%20b'],
  ['http://arroyo.example/?q="x"', 'http://arroyo.example/?q=%22x%22'],
  ['javascript:alert(1)', null],
  [' JaVaScRiPt:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,<script>', null],
  ['vbscript:x', null],
  ['//arroyo.example', null],
  ['/etc/passwd', null],
  [undefined, null],
])('the address %s is %s', (address, safe) => {
  expect(safeAddress(address)).toBe(safe);
});
