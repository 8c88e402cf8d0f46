/** The dataset that the steward of the demonstration makes, and the file to make it from. */
export const WEATHER = 'environment/weather';
export const EXPORT = 'export.csv';

/** What a template copy does not hold. */
const LEFT_OUT = new Set(['.git', 'node_modules', '.daylight', 'coverage']);
/** Whoever has tried the commands of the README has made these already; the steward would find them there. */
const MADE = new Set([`datasets/${WEATHER}`, EXPORT]);

/** Is this path of the checkout in the city that the demonstration begins with? */
export function isInTemplate(path: string): boolean {
  return !MADE.has(path) && !path.split('/').some((name) => LEFT_OUT.has(name));
}
