import type { Metadata } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `metadata.yml`. Text that is missing or blank reads as '' beside its finding. */
export function parseMetadata(path: string, content: string | Uint8Array): Document<Metadata> {
  return validate<Metadata>(parseYaml(path, content), 'metadata', true);
}
