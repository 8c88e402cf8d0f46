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

/** By the code of the first letter; those of an empty text at 0. */
const BY_FIRST_LETTER: (ScalarTagDefinition[] | undefined)[] = Array.from({ length: 128 });
for (const tag of TAGS) {
  for (const letter of tag.implicitFirstChars ?? []) {
    const code = codeOf(letter);
    BY_FIRST_LETTER[code] = [...(BY_FIRST_LETTER[code] ?? []), tag];
  }
}

/** What an unquoted scalar means. */
export function plainScalar(source: string): unknown {
  const tags = BY_FIRST_LETTER[codeOf(source)];
  if (tags === undefined) return source;
  for (const tag of tags) {
    const value = tag.resolve(source, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return source;
}

function codeOf(text: string): number {
  return text === '' ? 0 : text.charCodeAt(0);
}
