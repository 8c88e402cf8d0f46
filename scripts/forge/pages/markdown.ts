import type { Definition, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { escapeText, Html } from './html.ts';
import { renderRawHtml } from './raw-html.ts';
import { safeAddress } from './safe-address.ts';

const parser = remark().use(remarkGfm).freeze();

export interface MarkdownPlace {
  /** Address of the repository's page: `#12` leads there. */
  repository: string;
  /** Of a file: address of the folder it lies in, from which its links lead. Its headings can be linked to. */
  folder?: string;
}

/** People's Markdown as HTML: everything is escaped, of raw HTML only a few tags without attributes are left. */
export function renderMarkdown(text: string, place: MarkdownPlace): Html {
  const root: Root = parser.parse(text);
  const definitions = new Map<string, Definition>();
  for (const node of root.children)
    if (node.type === 'definition') definitions.set(node.identifier.toLowerCase(), node);
  return new Html(new Renderer(place, definitions).all(root.children));
}

class Renderer {
  readonly place: MarkdownPlace;
  readonly definitions: ReadonlyMap<string, Definition>;

  constructor(place: MarkdownPlace, definitions: ReadonlyMap<string, Definition>) {
    this.place = place;
    this.definitions = definitions;
  }

  /** Tags that raw HTML opens among these nodes end with them: nothing written can break out of its place. */
  all(nodes: readonly RootContent[]): string {
    const open: string[] = [];
    const parts = nodes.map((node) =>
      node.type === 'html' ? renderRawHtml(node.value, open) : this.one(node),
    );
    return (
      parts.join('') +
      open
        .reverse()
        .map((tag) => `</${tag}>`)
        .join('')
    );
  }

  one(node: RootContent): string {
    switch (node.type) {
      case 'text':
        return this.text(node.value);
      case 'paragraph':
        return `<p>${this.all(node.children)}</p>\n`;
      case 'heading': {
        // The page has its own two levels above.
        const level = Math.min(node.depth + 2, 6);
        const content = this.all(node.children);
        const id = this.place.folder === undefined ? '' : ` id="${escapeText(anchor(content))}"`;
        return `<h${level}${id}>${content}</h${level}>\n`;
      }
      case 'emphasis':
        return `<em>${this.all(node.children)}</em>`;
      case 'strong':
        return `<strong>${this.all(node.children)}</strong>`;
      case 'delete':
        return `<del>${this.all(node.children)}</del>`;
      case 'inlineCode':
        return `<code>${escapeText(node.value)}</code>`;
      case 'code':
        return `<pre><code>${escapeText(node.value)}\n</code></pre>\n`;
      case 'break':
        return '<br>\n';
      case 'thematicBreak':
        return '<hr>\n';
      case 'blockquote':
        return `<blockquote>${this.all(node.children)}</blockquote>\n`;
      case 'list':
        return this.list(node.ordered === true ? 'ol' : 'ul', node.start ?? 1, this.all(node.children));
      case 'listItem': {
        const box = node.checked === null || node.checked === undefined ? '' : checkbox(node.checked);
        const only = node.children[0];
        const tight = node.children.length === 1 && only?.type === 'paragraph' && node.spread !== true;
        return `<li${box && ' class="task"'}>${box}${tight ? this.all(only.children) : this.all(node.children)}</li>\n`;
      }
      case 'table':
        return this.table(node.children.map((row) => row.children.map((cell) => this.all(cell.children))));
      case 'link':
        return this.link(node.url, this.all(node.children));
      case 'linkReference':
        return this.link(
          this.definitions.get(node.identifier.toLowerCase())?.url ?? '',
          this.all(node.children),
        );
      // A page with pictures from elsewhere would tell others who reads it.
      case 'image':
        return this.link(node.url, escapeText(node.alt || node.url));
      case 'imageReference':
        return this.link(
          this.definitions.get(node.identifier.toLowerCase())?.url ?? '',
          escapeText(node.alt ?? ''),
        );
      case 'footnoteReference':
        return `<sup>${escapeText(node.label ?? node.identifier)}</sup>`;
      case 'footnoteDefinition':
        return `<div class="footnote"><sup>${escapeText(node.label ?? node.identifier)}</sup> ${this.all(node.children)}</div>\n`;
      default:
        return '';
    }
  }

  private list(tag: 'ol' | 'ul', start: number, items: string): string {
    return `<${tag}${tag === 'ol' && start !== 1 ? ` start="${start}"` : ''}>\n${items}</${tag}>\n`;
  }

  private table([head = [], ...rows]: string[][]): string {
    const heading = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
    return `<div class="table-wrap"><table><thead><tr>${heading}</tr></thead><tbody>${body}</tbody></table></div>\n`;
  }

  private link(url: string, content: string): string {
    const address = safeAddress(url);
    if (address === null) return content;
    const { folder } = this.place;
    const relative = folder !== undefined && !/^(?:[a-z][a-z\d+.-]*:|[/\\#?])/i.test(address);
    return `<a href="${escapeText(relative ? `${folder}/${address}` : address)}" rel="nofollow noreferrer">${content}</a>`;
  }

  /** `@name` and `#12` as GitHub shows them. */
  private text(value: string): string {
    const mentioned = escapeText(value).replace(
      /(^|[^\w/@;])@([a-z\d](?:-?[a-z\d]){0,38}(?:\/[a-z\d][\w-]*)?)/gi,
      '$1<strong class="mention">@$2</strong>',
    );
    const issue = `$1<a href="${escapeText(this.place.repository)}/issues/$2">#$2</a>`;
    return mentioned.replace(/(^|[\s(])#(\d{1,9})\b/g, issue);
  }
}

/** As GitHub names a heading: `For the city` is `for-the-city`. */
function anchor(content: string): string {
  return content
    .replaceAll(/<[^>]*>|&\w+;/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

function checkbox(checked: boolean): string {
  return `<input type="checkbox" disabled${checked ? ' checked' : ''} aria-label="${checked ? 'done' : 'to do'}"> `;
}
