import { entryPath } from '../manifest.ts';
import type { Site } from '../site.ts';
import { html } from './html.ts';
import { renderPage, siteName } from './layout.ts';

/** What reviewers find at the root of the tree of previews. */
export function previewIndexPage(site: Site): string {
  const items = site.entries.map(
    ({ name, record }) =>
      html`<li><a href="./${entryPath(name)}" dir="auto">${record.title}</a> <span class="count">${record.department.name}${record.review !== null && `, pull request #${record.review}`}</span></li>`,
  );
  return renderPage(site, {
    path: '',
    title: siteName(site),
    description: 'Datasets under review.',
    body: html`<div class="wrap plain">
<div class="banner banner-review" role="note"><p><strong>Private.</strong> These datasets are under review and not public. Please do not pass them on.</p></div>
<h1>Datasets under review</h1>
${items.length === 0 ? html`<p class="lead">Nothing is under review at the moment.</p>` : html`<ul class="offices">${items}</ul>`}
</div>`,
  });
}
