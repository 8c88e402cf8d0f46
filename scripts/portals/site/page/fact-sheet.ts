import type { SiteRecord } from '../record.ts';
import type { Site, SiteEntry } from '../site.ts';
import { counted, fileSize, longDate } from './format.ts';
import { type Content, html, type Markup, safeAddress } from './html.ts';
import { updateState } from './update-state.ts';

/** Beside the text: the download, and what people ask first. */
export function factSheet(site: Site, entry: SiteEntry): Markup {
  const { record } = entry;
  const { coverage, frequency, license, source } = record;
  const period = [longDate(coverage.start), coverage.end === 'current' ? 'today' : longDate(coverage.end)];
  return html`<aside class="side" aria-label="Download and key facts">
${download(site, entry)}
<dl class="fact-sheet">
${fact('Last updated', [html`<time datetime="${record.modified}">${longDate(record.modified)}</time>`, html`<br>`, updateState(record, 'sentence')])}
${fact('Update frequency', frequency.label)}
${fact('Period covered', period.join(' to '))}
${fact('Area', `${coverage.area}, by ${coverage.granularity.toLowerCase()}`)}
${fact('Licence', link(license.url, license.label))}
${record.rights !== undefined && fact('Rights', record.rights)}
${fact('Made by', [record.creator, record.contributors.length > 0 && html`<br>with ${record.contributors.join(', ')}`])}
${fact('Source', [link(source.url, source.system), source.description !== undefined && html`<br><span class="small">${source.description}</span>`])}
${record.issued !== undefined && fact('First published', longDate(record.issued))}
${fact('Questions', contact(record))}
${fact('Keywords', html`<ul class="tags">${record.keywords.map((word) => html`<li>${word}</li>`)}</ul>`)}
${fact('Identifier', html`<code>${record.identifier}</code>`)}
</dl>
</aside>`;
}

function download(site: Site, { record: { data, title } }: SiteEntry): Markup {
  if (data === null) return html`<div class="download"><p>There is nothing to download yet.</p></div>`;
  const address = data.link === undefined ? data.file : safeAddress(data.link);
  return html`<div class="download">
<a class="button" href="${address}"${data.link === undefined ? html` download` : null}><svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 20h14"/></svg><span>Download ${data.format}<span class="hidden"> of ${title}</span></span></a>
<p>${fileSize(data.bytes)} <span aria-hidden="true">·</span> ${counted(data.rows, 'row')}</p>
<details><summary>Check the file</summary><p class="small">Its SHA-256 digest is</p><p class="digest"><code>${data.sha256}</code></p></details>
${site.kind === 'public' && html`<p class="small">Also: <a href="datapackage.json">data package</a> (columns and types as JSON)</p>`}
</div>`;
}

function fact(term: string, description: Content): Markup {
  return html`<div><dt>${term}</dt><dd>${description}</dd></div>`;
}

export function contact({ contact: { name, email } }: SiteRecord): Markup {
  return html`<a href="mailto:${encodeURI(email)}">${name}</a>`;
}

function link(address: string | undefined, text: string): Content {
  const safe = safeAddress(address);
  return safe === null ? text : html`<a href="${safe}" rel="noopener">${text}</a>`;
}
