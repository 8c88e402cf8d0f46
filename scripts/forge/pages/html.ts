/** HTML that may be sent as it is. Nothing but `html` and this folder's renderers make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Fragment = Html | string | number | null | undefined | false | readonly Fragment[];

/** A template whose every value is escaped, unless it is HTML already. Lists are joined; null and false vanish. */
export function html(strings: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return new Html(
    strings.map((part, index) => part + (index < values.length ? textOf(values[index]) : '')).join(''),
  );
}

export const nothing = new Html('');

function textOf(value: Fragment): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escapeText(value);
  return typeof value === 'number' ? String(value) : value.map(textOf).join('');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
