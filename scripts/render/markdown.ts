import type {
  BlockContent,
  DefinitionContent,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
} from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

/** GitHub refuses longer comments; the summary of a step may be larger, but nobody reads it. */
export const LONGEST_COMMENT = 65_536;

/** Blocks to GitHub-flavoured Markdown. Text nodes are escaped by the serialiser. */
export function toMarkdown(children: RootContent[]): string {
  const root: Root = { type: 'root', children };
  return remark().use(remarkGfm).data('settings', { bullet: '-', rule: '-' }).stringify(root);
}

/**
 * Text that somebody else wrote: no mention, issue reference, link or markup survives. A zero-width space after @ and #
 * keeps GitHub from reading them; the serialiser escapes the rest.
 */
export function untrusted(value: string, most = 200): PhrasingContent {
  const line = value.replaceAll(/\p{C}|\s+/gu, ' ').trim();
  const short = line.length > most ? `${line.slice(0, most - 1)}…` : line;
  return words(
    short
      .replaceAll(/[@#]/g, '$&\u200b')
      .replaceAll(/(https?):\/\//gi, '$1:\u200b//')
      .replaceAll(/www\./gi, 'www\u200b.'),
  );
}

export function words(value: string): PhrasingContent {
  return { type: 'text', value };
}

export function strong(...children: PhrasingContent[]): PhrasingContent {
  return { type: 'strong', children };
}

export function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value };
}

export function link(url: string, ...children: PhrasingContent[]): PhrasingContent {
  return { type: 'link', url, children };
}

export function lineBreak(): PhrasingContent {
  return { type: 'html', value: '<br>' };
}

export function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children };
}

export function heading(depth: 2 | 3 | 4, ...children: PhrasingContent[]): BlockContent {
  return { type: 'heading', depth, children };
}

export function list(items: PhrasingContent[][]): BlockContent {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: item }],
    })),
  };
}

export function table(header: string[], rows: PhrasingContent[][][]): Table {
  const cell = (children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
  return {
    type: 'table',
    children: [
      { type: 'tableRow', children: header.map((title) => cell([words(title)])) },
      ...rows.map((row) => ({ type: 'tableRow' as const, children: row.map(cell) })),
    ],
  };
}

export function codeBlock(value: string, lang: string): BlockContent {
  return { type: 'code', lang: lang || null, value };
}

/** A fold. `summary` is our own text, never somebody else's. */
export function details(
  summary: string,
  children: (BlockContent | DefinitionContent)[],
  isOpen = false,
): RootContent[] {
  return [
    { type: 'html', value: `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>` },
    ...children,
    { type: 'html', value: '</details>' },
  ];
}

/** A hidden line by which Daylight knows its own comment again. */
export function marker(name: string): RootContent {
  return { type: 'html', value: `<!-- daylight:${name} -->` };
}
