import { entryPath } from '../manifest.ts';
import type { Site } from '../site.ts';
import { html, safeAddress } from './html.ts';
import { renderPage } from './layout.ts';

/** By this status a reader of the page knows that nothing is shown. */
export const HELD = 'held';

/** Stands at the address of a dataset that was taken down, and says nothing about it: what slipped out may be in its title. */
export function heldPage(site: Site, name: string): string {
  const city = safeAddress(site.city.url);
  return renderPage(site, {
    path: entryPath(name),
    title: 'Not available at present',
    description: 'This dataset is not available at present.',
    head: html`<meta name="daylight:status" content="${HELD}">
<meta name="robots" content="noindex, noarchive">`,
    body: html`<div class="wrap plain">
<h1>Not available at present</h1>
<p class="lead">The city has taken this dataset down while it is looked at again. There is nothing to download here.</p>
<p>If you have downloaded it before, please do not pass it on. Questions are answered by ${city ? html`<a href="${city}">${site.city.name}</a>` : site.city.name}.</p>
</div>`,
  });
}
