import { hash } from 'node:crypto';
import type { SocrataRecord } from './record.ts';
import type { SocrataView } from './view.ts';

/** What people are shown of an entry, as far as both the asset and the catalogue tell it. */
export interface Shown {
  name: string;
  description: string;
  attribution: string;
  attributionLink: string;
  /** Name of the licence. */
  license: string;
  category: string;
  tags: readonly string[];
  columns: readonly { fieldName: string; name: string; description: string }[];
}

/** As it should be shown. The portal has its own name for each licence: `view` tells it, if it has the right one. */
export function shownOfRecord(record: SocrataRecord, view: SocrataView | null): Shown {
  const named = view !== null && view.licenseId === record.licenseId ? view.about.license : '';
  const license = named === '' && record.licenseId !== null ? record.licenseId : named;
  const columns = record.columns.filter(({ input }) => input >= 0);
  return { ...record, columns, attributionLink: record.attributionLink ?? '', license };
}

export function shownOfView({ about, columns }: SocrataView): Shown {
  return { ...about, columns };
}

/** Of a draft the catalogue tells neither columns nor licence. */
export function shownOfDraft(shown: Shown): Shown {
  return { ...shown, columns: [], license: '' };
}

/** A portal may tidy white space and the case of words; everything else counts. */
function plain(shown: Shown): Record<string, string> {
  const tags = new Set(shown.tags.map((tag) => tidy(tag).toLowerCase()));
  const columns = shown.columns.map(({ fieldName, name, description }) => [
    fieldName,
    tidy(name),
    tidy(description),
  ]);
  return {
    title: tidy(shown.name),
    description: tidy(shown.description),
    attribution: tidy(shown.attribution),
    address: tidy(shown.attributionLink),
    licence: tidy(shown.license),
    category: tidy(shown.category).toLowerCase(),
    tags: JSON.stringify([...tags].sort()),
    columns: JSON.stringify(columns),
  };
}

export function tidy(text: string): string {
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
