import type { Site, SiteEntry } from '../site.ts';
import { replacement } from './banner.ts';
import { contact } from './fact-sheet.ts';
import { longDate } from './format.ts';
import { html, type Markup } from './html.ts';
import { provenanceSection } from './provenance-section.ts';

/** What is left of a retired dataset: its address keeps answering, and says why there is nothing to download. */
export function tombstone(site: Site, entry: SiteEntry): Markup {
  const { record } = entry;
  const { retirement, description, columns } = record;
  return html`<div class="sections">
<section class="tombstone" aria-labelledby="retired">
<h2 id="retired">${retirement ? html`Retired on <time datetime="${retirement.date}">${longDate(retirement.date)}</time>` : 'Retired'}</h2>
<p class="lead">This dataset is no longer offered, and there is nothing to download here.</p>
<dl>
${retirement && html`<div><dt>Why</dt><dd dir="auto">${retirement.reason}</dd></div>`}
${retirement?.replacement && html`<div><dt>Instead</dt><dd dir="auto">${replacement(site, retirement.replacement)}</dd></div>`}
<div><dt>Questions</dt><dd>${contact(record)}</dd></div>
</dl>
</section>
<section aria-labelledby="was">
<h2 id="was">What it was</h2>
<p dir="auto">${description}</p>
<p>Last updated <time datetime="${record.modified}">${longDate(record.modified)}</time>. Its columns were: ${columns.map(({ name }, index) => html`${index > 0 && ', '}<code>${name}</code>`)}.</p>
</section>
${provenanceSection(entry)}
</div>`;
}
