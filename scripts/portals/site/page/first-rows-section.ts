import type { SiteEntry } from '../site.ts';
import { count } from './format.ts';
import { html, type Markup } from './html.ts';

/** Wider tables are for a spreadsheet. */
const MOST_COLUMNS = 40;

export function firstRowsSection({ rows, record: { columns, data } }: SiteEntry): Markup | null {
  const [header, ...body] = rows ?? [];
  if (header === undefined || data === null || body.length === 0) return null;
  const names = header.slice(0, MOST_COLUMNS);
  const numeric = names.map((name) =>
    ['integer', 'number'].includes(columns.find((column) => column.name === name)?.type ?? ''),
  );
  const cell = (value: string, index: number): Markup =>
    html`<td${numeric[index] ? html` class="number"` : null} dir="auto">${value === '' ? html`<span class="blank" title="empty">–</span>` : value}</td>`;
  const all = body.length === data.rows;
  return html`<section aria-labelledby="rows">
<h2 id="rows">${all ? 'The data' : 'First rows'}</h2>
<div class="scroll" role="region" aria-labelledby="rows-shown" tabindex="0">
<table class="data">
<caption id="rows-shown">${all ? `All ${body.length} rows` : `The first ${body.length} of ${count(data.rows)} rows`}${header.length > names.length && `, the first ${names.length} of ${header.length} columns`}</caption>
<thead><tr>${names.map((name, index) => html`<th scope="col"${numeric[index] ? html` class="number"` : null} dir="auto">${name}</th>`)}</tr></thead>
<tbody>
${body.map((row) => html`<tr>${names.map((_, index) => cell(row[index] ?? '', index))}</tr>\n`)}</tbody>
</table>
</div>
</section>`;
}
