import type { Domain } from './domain.ts';
import { isObject, objectOf } from './router.ts';
import type { AssetMetadata } from './view.ts';

type CustomFields = Record<string, Record<string, string>>;

/** Public custom metadata: fields by set. */
export function customFields({ metadata }: Pick<AssetMetadata, 'metadata'>): CustomFields {
  const sets = Object.entries(objectOf(metadata.custom_fields)).filter(([, fields]) => isObject(fields));
  return Object.fromEntries(
    sets.map(([set, fields]) => [
      set,
      Object.fromEntries(
        Object.entries(objectOf(fields)).flatMap(([field, value]) =>
          value === null ? [] : [[field, String(value)]],
        ),
      ),
    ]),
  );
}

/** The first field that nobody configured, as `set.field`. */
export function unknownField({ settings }: Domain, about: Pick<AssetMetadata, 'metadata'>): string | null {
  for (const [set, fields] of Object.entries(customFields(about))) {
    const known = settings.fieldsets[set] ?? [];
    const field = Object.keys(fields).find((name) => !known.includes(name));
    if (field !== undefined) return `${set}.${field}`;
  }
  return null;
}
