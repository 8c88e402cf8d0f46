import type { Site } from '../site.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';

/** Served for whatever is not there, at any depth, so that its links start at the root of the server. */
export function notFoundPage(site: Site): string {
  const root = site.address === null ? '/' : new URL(site.address).pathname;
  return renderPage(site, {
    path: '404.html',
    root,
    title: 'Page not found',
    description: 'There is no page at this address.',
    head: html`<meta name="robots" content="noindex">`,
    body: html`<div class="wrap plain">
<h1>There is no page here</h1>
<p class="lead">The address may be misspelt, or the page may never have been public.</p>
<p>Published datasets keep their address for good, even after they are retired. <a href="${root}">Look for it in the catalogue</a>.</p>
</div>`,
  });
}
