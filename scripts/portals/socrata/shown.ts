import { hash } from 'node:crypto';
import type { SocrataRecord } from './record.ts';
import type { SocrataView } from './view.ts';

/** What people are shown of an entry, as far as both the asset and the catalogue tell it. */
export interface Shown {
  name: string;
  description: string;
  attribution: string;
  category: string;
  tags: readonly string[];
  columns: readonly { fieldName: string; name: string; description: string }[];
}

export function shownOfRecord({
  name,
  description,
  attribution,
  category,
  tags,
  columns,
}: SocrataRecord): Shown {
  return { name, description, attribution, category, tags, columns };
}

export function shownOfView({ about, columns }: SocrataView): Shown {
  return { ...about, columns };
}

/** A portal may tidy white space and the case of words; everything else counts. */
function plain({ name, description, attribution, category, tags, columns }: Shown): Record<string, string> {
  return {
    title: tidy(name),
    description: tidy(description),
    attribution: tidy(attribution),
    category: tidy(category).toLowerCase(),
    tags: JSON.stringify([...new Set(tags.map((tag) => tidy(tag).toLowerCase()))].sort()),
    columns: JSON.stringify(
      columns.map((column) => [column.fieldName, tidy(column.name), tidy(column.description)]),
    ),
  };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function shownDigest(shown: Shown): string {
  return hash('sha256', JSON.stringify(Object.values(plain(shown))), 'hex').slice(0, 32);
}

/** Names of what differs. */
export function differences(a: Shown, b: Shown): string[] {
  const [left, right] = [plain(a), plain(b)];
  return Object.keys(left).filter((name) => left[name] !== right[name]);
}
