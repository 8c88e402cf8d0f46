import type { Document } from '../model/document.ts';
import type { Department } from '../model/governance.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `datasets/<department>/department.yml` */
export function parseDepartment(path: string, content: string | Uint8Array): Document<Department> {
  return validate<Department>(parseYaml(path, content), 'department');
}
