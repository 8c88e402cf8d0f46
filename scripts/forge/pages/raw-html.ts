import { escapeText } from './html.ts';

/** The tags that people may write in Markdown; all lose their attributes, but for `open`. */
const ALLOWED = new Set([
  'b',
  'br',
  'code',
  'del',
  'details',
  'em',
  'hr',
  'i',
  'ins',
  'kbd',
  's',
  'strong',
  'sub',
  'summary',
  'sup',
]);
const EMPTY = new Set(['br', 'hr']);

/**
 * Comments vanish, allowed tags stay, everything else becomes visible text. `open` holds the tags that are open so far;
 * an end without its beginning is left out.
 */
export function renderRawHtml(value: string, open: string[]): string {
  return value
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split(/(<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>)/i)
    .map((part) => {
      const [, end, name = '', attributes = ''] = /^<(\/?)([a-z][a-z\d]*)(\s[^<>]*)?\/?>$/i.exec(part) ?? [];
      const tag = name.toLowerCase();
      if (!ALLOWED.has(tag)) return escapeText(part);
      if (EMPTY.has(tag)) return `<${tag}>`;
      if (end === '/') return close(tag, open);
      open.push(tag);
      return tag === 'details' && /\sopen\b/i.test(attributes) ? '<details open>' : `<${tag}>`;
    })
    .join('');
}

/** Ends the tag and all that was opened within it. */
function close(tag: string, open: string[]): string {
  const at = open.lastIndexOf(tag);
  if (at < 0) return '';
  return open
    .splice(at)
    .reverse()
    .map((each) => `</${each}>`)
    .join('');
}
