import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

test('ordinary Markdown is kept', () => {
  expect(
    renderMarkdown('Text with *stress*, **weight**, ~~strokes~~ and `code`.\n\n1. one\n2. two\n\n> said\n'),
  ).toBe(
    '<p>Text with <em>stress</em>, <strong>weight</strong>, <del>strokes</del> and <code>code</code>.</p>\n' +
      '<ol><li>one</li><li>two</li></ol>\n<blockquote><p>said</p></blockquote>',
  );
  expect(renderMarkdown('- [x] done\n- [ ] open')).toBe('<ul><li>☑ done</li><li>☐ open</li></ul>');
  expect(renderMarkdown('[page][ref] and <https://a.example>\n\n[ref]: https://r.example')).toBe(
    '<p><a href="https://r.example/" rel="nofollow noopener">page</a> and <a href="https://a.example/" rel="nofollow noopener">https://a.example</a></p>',
  );
});

test('a table can be scrolled with the keyboard', () => {
  const table = renderMarkdown('| a | b |\n| - | - |\n| 1 | <b> |');
  expect(table).toContain('<div class="scroll" role="region" aria-label="Table" tabindex="0">');
  expect(table).toContain('<th scope="col">a</th>');
});

test('headings stand below those of the page and skip no level; the title of the file is the page’s already', () => {
  expect(renderMarkdown('# Title\n\n# One\n\n#### Deep\n\n## Two\n')).toBe(
    '<h3>One</h3>\n<h4>Deep</h4>\n<h4>Two</h4>',
  );
});

test.each([
  ['<script>alert(1)</script>', 'script'],
  ['a <img src=x onerror=alert(1)> b', '<img'],
  ['![alt](https://tracker.example/p.png)', '<img'],
  ['[x](javascript:alert(1))', 'href'],
  ['[x](JAVASCRIPT&colon;alert(1))', 'href'],
  ['[x](data:text/html;base64,AAAA)', 'href'],
  ['[x][r]\n\n[r]: javascript:alert(1)', 'href'],
  ['[x](../../governance.yml)', 'href'],
  ['<a href="https://evil.example" onclick="x">y</a>', 'onclick'],
  ['<iframe src="https://evil.example"></iframe>', 'iframe'],
  ['<style>body{display:none}</style>', 'style'],
])('%s leaves no %s', (markdown, forbidden) => {
  expect(renderMarkdown(markdown)).not.toContain(forbidden);
});

test('text that looks like markup stays text', () => {
  expect(renderMarkdown('```\n</code></pre><script>\n```')).toBe(
    '<pre tabindex="0"><code>&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;</code></pre>',
  );
  expect(renderMarkdown('`<script>`')).toBe('<p><code>&lt;script&gt;</code></p>');
});

test.each([
  ['quotations', '>'.repeat(100_000)],
  ['mixed containers', '> - 1. '.repeat(10_000)],
  ['stress', '**a*b'.repeat(20_000)],
  ['links', '[a]('.repeat(25_000)],
  ['footnotes', '[^a]'.repeat(25_000)],
])('hostile %s come to an end', (_, markdown) => {
  expect(typeof renderMarkdown(markdown)).toBe('string');
});

test('what is too long ends after a paragraph', () => {
  const html = renderMarkdown('A paragraph.\n\n'.repeat(5_000));
  expect(html.length).toBeLessThan(50_000);
  expect(html.endsWith('<p>A paragraph.</p>\n<p>…</p>')).toBe(true);
});
