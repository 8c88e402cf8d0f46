/** CKAN counts characters, as people do, not UTF-16 units. */
const SHORTEST_TAG = 2;
const LONGEST_TAG = 100;

/**
 * CKAN takes tags of letters, digits, spaces, hyphens, underscores and dots, none of them a combining mark, and keeps them
 * in order. Others are made to fit: `Parks & trees` becomes `Parks trees`. What leaves nothing is left out.
 */
export function tagsOf(keywords: readonly string[]): string[] {
  const tags = keywords.map((keyword) => {
    const words = keyword
      .normalize('NFC')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}_\-. ]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim();
    return [...words].slice(0, LONGEST_TAG).join('').trim();
  });
  return [...new Set(tags.filter((tag) => [...tag].length >= SHORTEST_TAG))].sort();
}

/** Text as CKAN gives it back: no control characters but line feeds and tabs, nothing at the ends. */
export function plain(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL and JSON readers choke on
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
      // Python counts a next line, U+0085, among the spaces.
      .replace(/^[\s\u0085]+|[\s\u0085]+$/gu, '')
  );
}

const LICENSES: Record<string, string> = {
  'CC0-1.0': 'cc-zero',
  'PDDL-1.0': 'odc-pddl',
  'ODC-By-1.0': 'odc-by',
  'ODbL-1.0': 'odc-odbl',
  'CC-BY-4.0': 'cc-by',
  'CC-BY-SA-4.0': 'cc-by-sa',
  'public-domain': 'other-pd',
};

/** By CKAN's own id, so that the portal shows the licence's name and address; others as they are. */
export function licenseIdOf(license: string): string {
  return LICENSES[license] ?? license;
}
