import { isTable, type ObjectsKind, objectsIn, type SiteData } from '../record.ts';
import { downloadAddress, type Site, type SiteEntry } from '../site.ts';
import { html, type Markup } from './html.ts';

/** How to open the data in what people use. Column names and addresses are quoted as each language quotes text. */
export function useSection(site: Site, entry: SiteEntry): Markup | null {
  const { data } = entry.record;
  const address = downloadAddress(site, entry);
  if (data === null || address === null) return null;
  const objects = objectsIn(data);
  if (objects !== null) return useObjects(objects, address);
  if (!isTable(data)) return null;
  return html`<section aria-labelledby="use">
<h2 id="use">Use it</h2>
${snippet('Python', python(entry, address))}
${snippet('R', r(entry, address))}
<h3>Excel</h3>
<p>Choose <em>Data</em>, <em>From Web</em>, and paste this address. Excel then keeps numbers that begin with zero and dates as they are, if you set their columns to <em>Text</em> in the next step.</p>
${code(address)}
</section>`;
}

/** Programs read these by themselves; they hold numbers, words and places as such. */
function useObjects(kind: ObjectsKind, address: string): Markup {
  const quoted = JSON.stringify(address);
  const [python, r] = {
    lines: [
      `import pandas as pd\n\ndata = pd.read_json(${quoted}, lines=True)`,
      `library(jsonlite)\n\ndata <- stream_in(url(${quoted}))`,
    ],
    list: [
      `import pandas as pd\n\ndata = pd.read_json(${quoted})`,
      `library(jsonlite)\n\ndata <- fromJSON(${quoted})`,
    ],
    map: [
      `import geopandas\n\ndata = geopandas.read_file(${quoted})`,
      `library(sf)\n\ndata <- st_read(${quoted})`,
    ],
    parquet: [
      `import pandas as pd\n\ndata = pd.read_parquet(${quoted})`,
      `library(arrow)\n\ndata <- read_parquet(${quoted})`,
    ],
  }[kind];
  return html`<section aria-labelledby="use">
<h2 id="use">Use it</h2>
${snippet('Python', python ?? '')}
${snippet('R', r ?? '')}
</section>`;
}

function snippet(title: string, text: string): Markup {
  return html`<h3>${title}</h3>\n${code(text)}`;
}

/** A text to copy; the button comes from the browser script. */
export function code(text: string): Markup {
  return html`<div class="copy"><pre tabindex="0"><code>${text}</code></pre></div>`;
}

function python({ record: { columns, data } }: SiteEntry, address: string): string {
  const dates = columns
    .filter(({ type }) => type === 'date' || type === 'datetime')
    .map(({ name }) => JSON.stringify(name));
  const options = [
    ...(dates.length > 0 ? [`parse_dates=[${dates.join(', ')}]`] : []),
    ...(data && data.delimiter !== ',' ? [`sep=${JSON.stringify(data.delimiter)}`] : []),
    ...(isTold(data) ? [`encoding=${JSON.stringify(data.encoding)}`] : []),
  ];
  return `import pandas as pd\n\ndata = pd.read_csv(\n${[JSON.stringify(address), ...options].map((line) => `    ${line},\n`).join('')})`;
}

/** Both take UTF-8 for granted. */
function isTold(data: SiteData | null): data is SiteData {
  return data !== null && data.encoding !== 'utf-8' && data.encoding !== 'unknown';
}

function r({ record: { data } }: SiteEntry, address: string): string {
  const options = [
    ...(data && data.delimiter !== ',' ? [`delim = ${JSON.stringify(data.delimiter)}`] : []),
    ...(isTold(data) ? [`locale = locale(encoding = ${JSON.stringify(data.encoding)})`] : []),
  ];
  const reader = data && data.delimiter !== ',' ? 'read_delim' : 'read_csv';
  return `library(readr)\n\ndata <- ${reader}(${[JSON.stringify(address), ...options].join(', ')})`;
}
