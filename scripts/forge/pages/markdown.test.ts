import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

const render = (text: string): string =>
  renderMarkdown(text, { repository: '/arroyo/open-data' }).text.trim();

test.each([
  ['**bold** and `<b>`', '<p><strong>bold</strong> and <code>&lt;b&gt;</code></p>'],
  ['# Title', '<h3>Title</h3>'],
  [
    '- [x] done\n- [ ] open',
    '<ul>\n<li class="task"><input type="checkbox" disabled checked aria-label="done"> done</li>\n<li class="task"><input type="checkbox" disabled aria-label="to do"> open</li>\n</ul>',
  ],
  ['3. three', '<ol start="3">\n<li>three</li>\n</ol>'],
  [
    '[a](https://a.example "t") <https://b.example>',
    '<p><a href="https://a.example" rel="nofollow noreferrer">a</a> <a href="https://b.example" rel="nofollow noreferrer">https://b.example</a></p>',
  ],
  ['[a][1]\n\n[1]: https://a.example', '<p><a href="https://a.example" rel="nofollow noreferrer">a</a></p>'],
  [
    'fixes #12, thanks @cleo',
    '<p>fixes <a href="/arroyo/open-data/issues/12">#12</a>, thanks <strong class="mention">@cleo</strong></p>',
  ],
  ['a <!-- hidden --> b', '<p>a  b</p>'],
  ['<!-- marker -->\ntext', '<p>text</p>'],
  ['```html\n<script>\n```', '<pre><code>&lt;script&gt;\n</code></pre>'],
  [
    '![picture](https://a.example/p.png)',
    '<p><a href="https://a.example/p.png" rel="nofollow noreferrer">picture</a></p>',
  ],
  [
    '| a | b |\n|---|---|\n| <br> | x |',
    '<div class="table-wrap"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td><br></td><td>x</td></tr></tbody></table></div>',
  ],
])('%j', (text, expected) => {
  expect(render(text)).toBe(expected);
});

test('details and summary fold, with Markdown inside', () => {
  expect(render('<details open onclick="x()"><summary>More</summary>\n\n**text**\n\n</details>')).toBe(
    '<details open><summary>More</summary><p><strong>text</strong></p>\n</details>',
  );
});

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['<b onmouseover="alert(1)">x</b>', '<p><b>x</b></p>'],
  ['[x](javascript:alert(1))', '<p>x</p>'],
  ['[x](JaVa\tScript:alert(1))', '<p>[x](JaVa\tScript:alert(1))</p>'],
  ['[x](data:text/html,<script>)', '<p>x</p>'],
  ['[x](//evil.example)', '<p>x</p>'],
  ['<details>never closed', '<details>never closed</details>'],
  ['</details></article></main>text', '&lt;/article&gt;&lt;/main&gt;text'],
  ['**a <b> b** c', '<p><strong>a <b> b</b></strong> c</p>'],
  ['"><svg onload=x>', '<p>&quot;&gt;&lt;svg onload=x&gt;</p>'],
])('nothing gets out of its place: %j', (text, expected) => {
  expect(render(text)).toBe(expected);
});

test('links of a file lead from its folder, and to its headings', () => {
  const file = (text: string): string =>
    renderMarkdown(text, { repository: '/arroyo/open-data', folder: '/arroyo/open-data/tree/main/docs' })
      .text.trim()
      .replaceAll(' rel="nofollow noreferrer"', '');
  expect(file('[a](b/c.md)')).toBe('<p><a href="/arroyo/open-data/tree/main/docs/b/c.md">a</a></p>');
  expect(file('[a](#for-the-city)')).toBe('<p><a href="#for-the-city">a</a></p>');
  expect(file('[a](https://a.example) [b](/c)')).toBe(
    '<p><a href="https://a.example">a</a> <a href="/c">b</a></p>',
  );
  expect(file('## For the *city*, "again"')).toBe(
    '<h4 id="for-the-city-again">For the <em>city</em>, &quot;again&quot;</h4>',
  );
});
