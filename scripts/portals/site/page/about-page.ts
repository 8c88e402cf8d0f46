import type { Site } from '../site.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';

export function aboutPage(site: Site): string {
  const city = site.city.name;
  return renderPage(site, {
    path: 'about/',
    title: 'About this portal',
    description: `How open data of the ${city} is reviewed and published, and how programs can read it.`,
    section: 'about',
    body: html`<div class="wrap plain prose">
<h1>About this portal</h1>
<p class="lead">Here the ${city} shares the data it works with, for anybody to use.</p>
<h2>How a dataset gets here</h2>
<ol>
<li>A department gathers, cleans and describes it, and answers a checklist.</li>
<li>Programs read every row: shape, types, duplicates, and whether anything in it is about a person.</li>
<li>The department’s leadership, the Chief Data Officer, the security officer and the policy team review it and sign. Each page says who did, and when.</li>
<li>Exactly what was signed is published. The digest on each page lets you check the file you have.</li>
</ol>
<p>Published data is permanent. A dataset that is withdrawn leaves a page that says why, and what to use instead.</p>
<h2>For programs</h2>
<ul>
<li><a href="../data.json">data.json</a>: the whole catalogue in DCAT-US 1.1, as data.gov reads it.</li>
<li><code>datapackage.json</code> beside each dataset: columns, types and rules as a Data Package.</li>
<li>Each dataset page carries its description in JSON-LD (schema.org and Croissant).</li>
<li><a href="../feed.atom">feed.atom</a>: what is new and what has changed.</li>
<li><code>data.csv</code> beside each dataset: always the newest version, at the same address.</li>
</ul>
<h2 id="accessibility">Accessibility</h2>
<p>This portal is made to be used with a keyboard, a screen reader, high contrast and large text, and works without JavaScript. Tables scroll in regions of their own, which the Tab key reaches. If something stands in your way, write to the contact named on the dataset, and we will send you the data in another form.</p>
<h2>Privacy</h2>
<p>These pages set no cookies, load nothing from elsewhere and do not count visitors.</p>
</div>`,
  });
}
