import { datasetJsonLd } from '../machine/json-ld.ts';
import { entryPath } from '../manifest.ts';
import type { Site, SiteEntry } from '../site.ts';
import { announcedRetirement, previewBanner, statusBadge } from './banner.ts';
import { citeSection } from './cite-section.ts';
import { columnsSection } from './columns-section.ts';
import { factSheet } from './fact-sheet.ts';
import { firstRowsSection } from './first-rows-section.ts';
import { html, type Markup, safeAddress, trusted } from './html.ts';
import { renderPage } from './layout.ts';
import { provenanceSection } from './provenance-section.ts';
import { qualitySection } from './quality-section.ts';
import { tombstone } from './tombstone.ts';
import { useSection } from './use-section.ts';

/** The page of one entry: a dataset, a preview of one, or what is left of one that was retired. */
export function datasetPage(site: Site, entry: SiteEntry): string {
  const { name, record, retired, recordDigest } = entry;
  const path = entryPath(name);
  return renderPage(site, {
    path,
    title: record.title,
    description: record.description,
    section: 'datasets',
    head: html`<meta name="daylight:record" content="${recordDigest}">
<meta name="daylight:status" content="${retired ? 'retired' : 'offered'}">
<meta name="daylight:data" content="${record.data?.link ?? record.data?.file ?? ''}">
${record.data && html`<link rel="alternate" type="application/json" title="Data package" href="datapackage.json">`}
${site.kind === 'public' && !retired && html`<script type="application/ld+json">${trusted(datasetJsonLd(site, entry))}</script>`}`,
    body: html`<article class="wrap dataset-page">
${breadcrumb(site, entry)}
${previewBanner(record)}
${announcedRetirement(site, record)}
<header class="title">
${statusBadge(site, entry)}
<h1 dir="auto">${record.title}</h1>
<p class="from">${department(site, entry)} <span aria-hidden="true">·</span> ${record.theme.label}</p>
${retired ? null : html`<div class="lead" dir="auto">${paragraphs(record.description)}</div>`}
</header>
${retired ? tombstone(site, entry) : offered(site, entry)}
</article>`,
  });
}

function offered(site: Site, entry: SiteEntry): Markup {
  return html`<div class="columns">
${factSheet(site, entry)}
<div class="sections">
${firstRowsSection(entry)}
${columnsSection(entry)}
${aboutSection(entry)}
${qualitySection(entry)}
${useSection(site, entry)}
${citeSection(site, entry)}
${provenanceSection(entry)}
</div>
</div>`;
}

function breadcrumb(site: Site, { record }: SiteEntry): Markup {
  const middle =
    site.kind === 'public' &&
    html`<li><a href="../../departments/${record.department.id}/">${record.department.name}</a></li>`;
  return html`<nav class="breadcrumb" aria-label="Breadcrumb"><ol>
<li><a href="../../">${site.kind === 'public' ? 'Datasets' : 'Previews'}</a></li>
${middle}
<li aria-current="page" dir="auto">${record.title}</li>
</ol></nav>`;
}

function department(site: Site, { record, retired }: SiteEntry): Markup | string {
  const { id, name } = record.department;
  return site.kind === 'public' && !retired ? html`<a href="../../departments/${id}/">${name}</a>` : name;
}

export function paragraphs(text: string): Markup[] {
  const parts = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  return parts.map((part) => html`<p>${part.trim()}</p>`);
}

/** The department's own words: README.md of the folder, and where to read on. */
function aboutSection({ record: { readme, relations } }: SiteEntry): Markup | null {
  const links = relations.flatMap(({ title, url }) => {
    const address = safeAddress(url);
    return address === null ? [] : [html`<li><a href="${address}" rel="noopener">${title}</a></li>`];
  });
  if (readme === null && links.length === 0) return null;
  return html`<section aria-labelledby="about">
<h2 id="about">About the data</h2>
${readme !== null && html`<div class="prose" dir="auto">${trusted(readme)}</div>`}
${links.length > 0 && html`<h3>See also</h3>\n<ul>${links}</ul>`}
</section>`;
}
