import { DEPARTMENT_CHECKLIST } from '../model/checklists.ts';
import type { Document } from '../model/document.ts';
import type { Checklist, Department } from '../model/governance.ts';
import { documentOf } from './places.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `datasets/<department>/department.yml`. Questions that are not sound are left out, each with its finding. */
export function parseDepartment(path: string, content: string | Uint8Array): Document<Department> {
  const document = validate<Department>(parseYaml(path, content), 'department');
  const questions = questionsOf(document);
  if (document.value === null || questions === null) return document;
  const { questions: _, ...department } = document.value;
  const value =
    questions.value === null ? department : { ...department, questions: questions.value.questions };
  return documentOf(path, value, [...document.findings, ...questions.findings], () => document.places);
}

/** A department's questions as the checklist they form; their places are those of the file they stand in. */
export function questionsOf(document: Document<Department>): Document<Checklist> | null {
  if (document.value?.questions === undefined) return null;
  const { name, questions } = document.value;
  const checklist = { id: DEPARTMENT_CHECKLIST, title: name, purpose: name, questions };
  return validate<Checklist>(
    documentOf<unknown>(document.path, checklist, [], () => document.places),
    'checklist',
  );
}
