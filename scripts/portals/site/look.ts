import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

let known: string | undefined;

/**
 * Digest of the program that makes the pages: while it and what they are made from stay the same, so do they, and pages
 * that lie in the tree need not be made again to be compared. In the bundle it is all of Daylight; run from its sources,
 * this folder and the model, which is all that pages import.
 */
export function look(): string {
  known ??= digestOf(programFiles(fileURLToPath(import.meta.url)));
  return known;
}

function programFiles(own: string): string[] {
  if (!own.endsWith('.ts')) return [own];
  return ['./', '../../model/'].flatMap((part) => {
    const folder = fileURLToPath(new URL(part, import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return files.filter((file) => /(?<!\.test|\.browser)\.ts$/.test(file)).map((file) => `${folder}${file}`);
  });
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
