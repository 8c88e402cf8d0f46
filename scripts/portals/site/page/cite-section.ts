import { bibtex, citation } from '../machine/citation.ts';
import type { Site, SiteEntry } from '../site.ts';
import { html, type Markup } from './html.ts';
import { code } from './use-section.ts';

export function citeSection(site: Site, entry: SiteEntry): Markup {
  return html`<section aria-labelledby="cite">
<h2 id="cite">Cite it</h2>
${code(citation(site, entry))}
<details><summary>BibTeX</summary>
${code(bibtex(site, entry))}
</details>
</section>`;
}
