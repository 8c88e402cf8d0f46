import {
  boolCoreTag,
  floatCoreTag,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  type ScalarTagDefinition,
} from 'js-yaml';

/** YAML 1.2's core schema: null, true, numbers; everything else, dates and `yes` among it, is text. */
const TAGS: ScalarTagDefinition[] = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

const BY_FIRST_LETTER = new Map<string, ScalarTagDefinition[]>();
for (const tag of TAGS) {
  for (const letter of tag.implicitFirstChars ?? []) {
    BY_FIRST_LETTER.set(letter, [...(BY_FIRST_LETTER.get(letter) ?? []), tag]);
  }
}

/** What an unquoted scalar means. */
export function plainScalar(source: string): unknown {
  const tags = BY_FIRST_LETTER.get(source.charAt(0));
  if (tags === undefined) return source;
  for (const tag of tags) {
    const value = tag.resolve(source, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return source;
}
