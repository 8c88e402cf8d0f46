import type { SiteEntry } from '../site.ts';
import { longDate } from './format.ts';
import { html, type Markup, safeAddress } from './html.ts';

/** Who answers for what is shown: the sign-offs that let it be published. */
export function provenanceSection({ record: { provenance } }: SiteEntry): Markup | null {
  if (provenance === null) return null;
  const { reviewers, at, pullRequest, address } = provenance;
  const safe = safeAddress(address);
  const review = pullRequest === undefined ? null : `review #${pullRequest}`;
  return html`<section aria-labelledby="provenance">
<h2 id="provenance">Reviewed by</h2>
<ul class="reviewers">${reviewers.map(({ title, login }) => html`<li><span>${title}</span> <span class="login">${login}</span></li>`)}</ul>
<p>Signed <time datetime="${at}">${longDate(at)}</time>${review && [' in ', safe === null ? review : html`<a href="${safe}" rel="noopener">${review}</a>`]}. Whatever is changed here is reviewed again.</p>
</section>`;
}
