import { entryPath } from '../manifest.ts';
import { addressOf, type Site, type SiteEntry } from '../site.ts';

/** As the department wishes to be cited, or in the usual order: who, when, what, where. */
export function citation(site: Site, { name, record }: SiteEntry): string {
  if (record.citation !== undefined) return record.citation;
  const address = addressOf(site, entryPath(name));
  const where = address === null ? '' : ` ${address}`;
  return `${record.publisher} (${record.modified.slice(0, 4)}). ${record.title} [Data set]. ${site.city.name}.${where}`;
}

export function bibtex(site: Site, { name, record }: SiteEntry): string {
  const address = addressOf(site, entryPath(name));
  const fields = {
    title: `{${forTex(record.title)}}`,
    author: `{${forTex(record.publisher)}}`,
    publisher: forTex(site.city.name),
    year: record.modified.slice(0, 4),
    note: `Data set, version of ${forTex(record.modified)}`,
    ...(address === null ? {} : { url: address }),
  };
  const lines = Object.entries(fields).map(([key, value]) => `  ${key} = {${value}},\n`);
  return `@misc{${record.identifier},\n${lines.join('')}}`;
}

const COMMANDS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Characters that TeX would take for commands. */
function forTex(text: string): string {
  return text.replaceAll(/[\\~^#$%&_{}]/g, (character) => COMMANDS[character] ?? `\\${character}`);
}
