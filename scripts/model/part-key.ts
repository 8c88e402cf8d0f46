/**
 * Names of what sign-offs are bound to, each for one thing only: `environment/weather#data` for a part of a dataset, its
 * path for any other file, `#policy` for the policy itself. A file may be called anything, and must not pass for the data
 * of a dataset.
 */
export const POLICY_PART = '#policy';

export function datasetPart(dataset: string, part: string): string {
  return `${filePart(dataset)}#${part}`;
}

export function filePart(path: string): string {
  return path.replace(/[#%]/g, encodeURIComponent);
}
