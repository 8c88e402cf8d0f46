import type { SiteRecord } from '../record.ts';
import { pathOfDataset, type Site, type SiteEntry } from '../site.ts';
import { longDate } from './format.ts';
import { html, type Markup, safeAddress } from './html.ts';

export function statusBadge(site: Site, { retired }: SiteEntry): Markup {
  if (retired) return html`<p class="badge badge-retired">Retired</p>`;
  if (site.kind === 'preview') return html`<p class="badge badge-review">Under review</p>`;
  return html`<p class="badge badge-published">Published</p>`;
}

export function previewBanner({ review }: SiteRecord): Markup | null {
  return (
    (review !== null &&
      html`<div class="banner banner-review" role="note"><p><strong>Private preview for review, pull request #${review}.</strong> Only reviewers see this page. Nothing on it has been published, and it goes away when the review ends. Please do not pass it on.</p></div>`) ||
    null
  );
}

export function announcedRetirement(site: Site, { retirement }: SiteRecord): Markup | null {
  if (retirement === null || retirement.inForce) return null;
  return html`<div class="banner" role="note"><p><strong>This dataset will be retired on <time datetime="${retirement.date}">${longDate(retirement.date)}</time>.</strong> ${retirement.reason} ${replacement(site, retirement.replacement)}</p></div>`;
}

/** What to use instead: a dataset of this city, an address, or the author's words. */
export function replacement(site: Site, instead: string | undefined): Markup | null {
  if (instead === undefined) return null;
  const path = pathOfDataset(site, instead);
  const address = safeAddress(instead);
  if (path !== null) {
    const entry = site.entries.find(({ record }) => record.dataset === instead);
    return html`Use <a href="../../${path}">${entry?.record.title ?? instead}</a> instead.`;
  }
  return address === null
    ? html`Instead: ${instead}`
    : html`Use <a href="${address}" rel="noopener">${instead}</a> instead.`;
}
