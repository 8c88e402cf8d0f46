import { departmentOf } from './dataset-path.ts';
import type { Policy } from './facts.ts';
import type { Checklist, Department, Lane } from './governance.ts';
import type { DatasetId } from './vocabulary.ts';

/** Under this name `checklist.yml` answers the questions that its own department added. */
export const DEPARTMENT_CHECKLIST = 'department';

/** The checklists of a dataset: the city's, and the one its department adds. Nothing of the city's is ever left out. */
export function checklistsOf(policy: Policy, dataset: DatasetId): readonly Checklist[] {
  const department = policy.departments[departmentOf(dataset)];
  const own = department === undefined ? null : ownChecklist(department);
  return own === null ? policy.checklists : [...policy.checklists, own];
}

/** Ids of the checklists that a lane asks for; a department's own is asked wherever the city asks anything. */
export function askedBy({ checklists }: Lane): readonly string[] {
  return checklists.length === 0 ? [] : [...checklists, DEPARTMENT_CHECKLIST];
}

const own = new WeakMap<Department, Checklist>();

/** One for each department, so that what is worked out for a checklist is worked out once. */
function ownChecklist(department: Department): Checklist | null {
  const { name, questions = [] } = department;
  if (questions.length === 0) return null;
  const known = own.get(department) ?? {
    id: DEPARTMENT_CHECKLIST,
    title: `Questions of ${name}`,
    purpose: 'What this department asks of its own datasets, beside what the city asks of all.',
    questions,
  };
  own.set(department, known);
  return known;
}
