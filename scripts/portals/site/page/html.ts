/** Markup that may be put on a page as it is. Only `html`, `join` and `trusted` make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Content = Markup | string | number | null | undefined | false | readonly Content[];

/**
 * A template whose values are escaped unless they are markup already; lists are joined, `null` and `false` say nothing.
 * Attribute values must stand in double quotes. Addresses go through `safeAddress` first: escaping does not disarm
 * `javascript:`.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + render(values[index - 1]) + string));
}

/** Markup from our own code: the style sheet's icons, rendered Markdown. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

export function join(parts: readonly Content[], separator: Content): Markup {
  return new Markup(parts.map(render).join(render(separator)));
}

function render(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object') return value.map(render).join('');
  return escapeText(String(value));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and quoted attribute values of HTML and XML; control characters, which XML refuses, are left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/[\t\n\r]/.test(character) ? character : ''))
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The address if it leads to the web, otherwise null. */
export function safeAddress(address: string | null | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}
