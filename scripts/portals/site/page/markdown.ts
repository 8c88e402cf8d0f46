import type { List, Nodes, Parents, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { type Content, html, type Markup, safeAddress } from './html.ts';

/** Characters. A README of a dataset is a page or two; the time that hostile Markdown takes grows with the square of its length. */
const LONGEST = 30_000;
/** Deeper nesting is nobody's documentation, and too deep for a parser that recurses. */
const DEEPEST = 20;

/**
 * GitHub-flavoured Markdown that somebody else wrote, as HTML: text, headings below the page's own, lists, tables, code,
 * links to the web. Raw HTML, images (they would tell a third party who reads the page) and relative links, which lead
 * nowhere on a portal, keep their text at most.
 */
export function renderMarkdown(markdown: string): string {
  const root: Root = remark().use(remarkGfm).parse(bounded(markdown));
  const [first, ...rest] = root.children;
  // The page has a title already.
  const children = first?.type === 'heading' && first.depth === 1 ? rest : root.children;
  return new Renderer(root).block(children, 0).map(String).join('\n');
}

/** Cut at the end of a paragraph, and what is nested too deeply on one line made flat. */
function bounded(markdown: string): string {
  const flat = markdown.replaceAll(
    /^((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>])){20})[ \t>+*.)\d-]+/gm,
    '$1 ',
  );
  if (flat.length <= LONGEST) return flat;
  const beginning = flat.slice(0, LONGEST).toWellFormed();
  const end = beginning.lastIndexOf('\n\n');
  return `${end < 0 ? beginning : beginning.slice(0, end)}\n\n…`;
}

class Renderer {
  readonly #addresses: Map<string, string>;
  #level = 2;

  constructor(root: Root) {
    const definitions = root.children.filter((node) => node.type === 'definition');
    this.#addresses = new Map(definitions.map(({ identifier, url }) => [identifier, url]));
  }

  block(nodes: readonly RootContent[], depth: number): Markup[] {
    if (depth > DEEPEST) return [];
    return nodes.flatMap((node) => this.#block(node, depth) ?? []);
  }

  #block(node: RootContent, depth: number): Markup | null {
    switch (node.type) {
      case 'paragraph':
        return html`<p>${this.#inline(node, depth)}</p>`;
      case 'heading':
        return this.#heading(node.depth, this.#inline(node, depth));
      case 'blockquote':
        return html`<blockquote>${this.block(node.children, depth + 1)}</blockquote>`;
      case 'list':
        return this.#list(node, depth);
      case 'code':
        return html`<pre tabindex="0"><code>${node.value}</code></pre>`;
      case 'table':
        return this.#table(node, depth);
      case 'thematicBreak':
        return html`<hr>`;
      default:
        return null;
    }
  }

  /** Below the section's own heading, and never skipping a level, whatever the author did. */
  #heading(depth: number, content: Content): Markup {
    this.#level = Math.max(3, Math.min(depth + 2, this.#level + 1, 6));
    const tags = { 3: html`<h3>${content}</h3>`, 4: html`<h4>${content}</h4>`, 5: html`<h5>${content}</h5>` };
    return this.#level in tags ? tags[this.#level as 3 | 4 | 5] : html`<h6>${content}</h6>`;
  }

  #list({ ordered, start, children }: List, depth: number): Markup {
    const items = children.map((item) => html`<li>${this.#item(item, depth + 1)}</li>`);
    if (!ordered) return html`<ul>${items}</ul>`;
    return html`<ol${start && start !== 1 ? html` start="${start}"` : null}>${items}</ol>`;
  }

  /** A list that is written without blank lines has items without paragraphs. */
  #item({ children, checked, spread }: List['children'][number], depth: number): Content {
    const [first, ...rest] = children;
    const box = typeof checked === 'boolean' && (checked ? '☑ ' : '☐ ');
    if (spread || first?.type !== 'paragraph') return [box, this.block(children, depth)];
    return [box, this.#inline(first, depth), this.block(rest, depth)];
  }

  #table({ children }: Table, depth: number): Markup {
    const [head, ...body] = children;
    const cells = (row: Table['children'][number] | undefined) =>
      (row?.children ?? []).map((cell) => this.#inline(cell, depth));
    return html`<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>
<thead><tr>${cells(head).map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${body.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
  }

  #inline(parent: Parents, depth: number): Content {
    if (depth > DEEPEST) return null;
    return (parent.children as Nodes[]).map((node) => this.#phrase(node as PhrasingContent, depth + 1));
  }

  #phrase(node: PhrasingContent, depth: number): Content {
    switch (node.type) {
      case 'text':
        return node.value;
      case 'emphasis':
        return html`<em>${this.#inline(node, depth)}</em>`;
      case 'strong':
        return html`<strong>${this.#inline(node, depth)}</strong>`;
      case 'delete':
        return html`<del>${this.#inline(node, depth)}</del>`;
      case 'inlineCode':
        return html`<code>${node.value}</code>`;
      case 'break':
        return html`<br>`;
      case 'link':
        return this.#link(node.url, this.#inline(node, depth));
      case 'linkReference':
        return this.#link(this.#addresses.get(node.identifier), this.#inline(node, depth));
      case 'image':
      case 'imageReference':
        return node.alt;
      default:
        return null;
    }
  }

  #link(address: string | undefined, content: Content): Content {
    const safe = safeAddress(address);
    return safe === null ? content : html`<a href="${safe}" rel="nofollow noopener">${content}</a>`;
  }
}
