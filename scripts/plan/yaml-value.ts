/** Control characters, and what ends a line for some readers: YAML does not allow the first, and folds the others. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A value as one line of YAML. JSON is YAML: quoting it always means that no value can become something else. */
export function yamlValue(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
