import type { Metadata } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { documentOf } from './places.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `metadata.yml`. Text that is missing or blank reads as '' beside its finding. */
export function parseMetadata(path: string, content: string | Uint8Array): Document<Metadata> {
  const document = validate<Metadata>(parseYaml(path, content), 'metadata', true);
  if (document.value === null || document.findings.length === 0) return document;
  const findings = document.findings.filter((finding) => !isUndescribedColumn(finding));
  return documentOf(path, document.value, findings, () => document.places);
}

/** The check `column-undescribed` says it better, and says it of every description that explains nothing. */
function isUndescribedColumn({ id, params }: Finding): boolean {
  const thin = id === 'missing-key' || id === 'blank-value' || id === 'placeholder';
  return thin && /^description \(columns, entry \d+\)$/.test(String(params.field));
}
