import { DEPARTMENT_CHECKLIST } from '../../model/checklists.ts';
import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Checklist, Department, Governance, Term } from '../../model/governance.ts';
import { questionsOf } from '../department.ts';
import { checklistNames } from './checklist-names.ts';
import { uncoveredParts } from './covered-parts.ts';
import { departmentRoles } from './departments.ts';
import { questionRules } from './questions.ts';
import { themeRosters } from './themes.ts';

/** The policy files as read, each with the places of what it says. */
export interface PolicyDocuments {
  governance: Document<Governance>;
  checklists: readonly Document<Checklist>[];
  vocabularies: readonly Document<Term[]>[];
  departments: readonly Document<Department>[];
}

/** Rules that hold between the policy files. What is wrong within one file is among the findings of that file. */
export function policyFindings({
  governance,
  checklists,
  vocabularies,
  departments,
}: PolicyDocuments): Finding[] {
  const rules = governance.value;
  const added = departments.flatMap((department) => questionsOf(department) ?? []);
  const questions = questionRules([...checklists, ...added], rules);
  if (rules === null) return questions;
  const ids = [...new Set([...checklists, ...added].flatMap(({ value }) => value?.id ?? []))];
  // A checklist that does not parse has its own finding; its name counts as there. So does the one that any department
  // may add at any time.
  const names = [
    DEPARTMENT_CHECKLIST,
    ...ids,
    ...checklists.filter(({ value }) => value === null).map(({ path }) => baseName(path)),
  ];
  const themes = vocabularies.find(({ path }) => baseName(path) === 'themes')?.value;
  return [
    ...questions,
    ...checklistNames(governance, rules, names),
    ...(ids.length === 0 ? [] : uncoveredParts(governance, rules, ids)),
    ...(themes
      ? themeRosters(
          governance,
          rules,
          themes.map((term) => term.id),
        )
      : []),
    ...departments.flatMap((department) => departmentRoles(department, rules)),
  ];
}

/** `checklists/security.yml` → `security` */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
