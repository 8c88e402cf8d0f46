import type { Metadata } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import { placeholders } from './placeholder.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `metadata.yml` */
export function parseMetadata(path: string, content: string | Uint8Array): Document<Metadata> {
  const parsed = parseYaml(path, content);
  const left = placeholders(parsed);
  const document = validate<Metadata>(parsed, 'metadata');
  // A placeholder is said once, as what it is, not also as a word that is in no list.
  const lines = new Set(left.map((finding) => finding.line));
  const findings = document.findings.filter((finding) => !(lines.has(finding.line) && /^(wrong-format|not-in-list|too-short)$/.test(finding.id)));
  return { ...document, findings: [...findings, ...left] };
}
