import { entryPath } from '../manifest.ts';
import type { SiteEntry } from '../site.ts';
import { count, counted, excerpt, longDate } from './format.ts';
import { html, type Markup } from './html.ts';
import { updateState } from './update-state.ts';

/** One dataset in a list. The `data-` attributes are what the browser script filters and sorts by. */
export function datasetItem(entry: SiteEntry, root: string): Markup {
  const { record, name } = entry;
  const { data, department, theme, modified, frequency } = record;
  return html`<li class="dataset" data-department="${department.id}" data-theme="${theme.id}" data-modified="${modified}" data-rows="${data?.rows ?? 0}">
<h3 dir="auto"><a href="${root}${entryPath(name)}">${record.title}</a></h3>
<p class="from">${department.name} <span aria-hidden="true">·</span> ${theme.label}</p>
<p class="summary" dir="auto">${excerpt(record.description, 230)}</p>
<ul class="facts">
<li>Updated <time datetime="${modified}">${longDate(modified)}</time></li>
<li>${frequency.label}</li>
${data && html`<li>${counted(data.rows, 'row')}</li>\n<li><span class="format">${data.format}</span></li>`}
${updateState(record, 'badge')}
</ul>
<p class="words" hidden>${record.keywords.join(' ')}</p>
</li>`;
}

/** A list of datasets that says how many there are. */
export function datasetList(entries: readonly SiteEntry[], root: string): Markup {
  return html`<ul class="datasets" id="datasets">${entries.map((entry) => datasetItem(entry, root))}</ul>`;
}

export function retiredList(entries: readonly SiteEntry[], root: string): Markup | null {
  if (entries.length === 0) return null;
  return html`<section class="retired-list" aria-labelledby="retired">
<h2 id="retired">Retired datasets</h2>
<p>${entries.length === 1 ? 'This dataset is' : `These ${count(entries.length)} datasets are`} no longer offered. Each page says why, and what to use instead.</p>
<ul>${entries.map(({ name, record }) => html`<li><a href="${root}${entryPath(name)}" dir="auto">${record.title}</a> <span class="from">${record.department.name}</span></li>`)}</ul>
</section>`;
}
