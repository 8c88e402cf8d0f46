import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

/** Names in the policy files that lead nowhere, and rules that cannot be kept. */
export const governanceDocuments: Record<string, Sentence> = {
  'governance-unknown-role': {
    expected: (p) => `a role of governance.yml (${listed(p.roles)})`,
    found: (p) => `"${text(p.role)}"`,
    fix: (p) => correct(p, 'add the role under roles.'),
  },
  'governance-unknown-organisation': {
    expected: (p) => `an organisation of governance.yml (${listed(p.organisations)})`,
    found: (p) => `"${text(p.organisation)}"`,
    fix: () => 'correct the name, or add the organisation under organisations.',
  },
  'governance-empty-role': {
    expected: (p) => `a team or members for the role ${text(p.role)}`,
    found: () => 'neither',
    fix: () =>
      'name a GitHub team, or list the logins of the people under members; until then nobody can sign.',
  },
  'governance-self-delegation': {
    expected: () => 'somebody else to stand in',
    found: (p) => `${text(p.login)} on both sides`,
    fix: () => 'name the person who stands in under to.',
  },
  'governance-circular-order': {
    expected: () => 'roles that wait for earlier ones only',
    found: (p) =>
      `a circle: ${[p.roles]
        .flat()
        .map((role) => text(role))
        .join(' waits for ')}`,
    fix: () => 'remove one of the names under after; as it is, none of them is ever asked.',
  },
  'governance-unknown-part': {
    expected: () =>
      'a part of a dataset, such as data, metadata.title, metadata.*, checklist.security, file.*, waivers or policy',
    found: (p) => `"${text(p.pattern)}"`,
    fix: (p) => correct(p, 'name a field of metadata.yml, a checklist or a file.'),
  },
  'governance-uncovered-part': {
    expected: () => 'a role that answers for every part',
    found: (p) => `none for ${listed(p.parts)}`,
    fix: () =>
      'add these to covers of the role that should look at them; else they could change after everybody has signed.',
  },
  'governance-unknown-field': {
    expected: () => 'a field of metadata.yml',
    found: (p) => `"${text(p.field)}"`,
    fix: (p) => correct(p, 'remove it from the list.'),
  },
  'governance-unknown-checklist': {
    expected: (p) => `a checklist of the folder checklists (${listed(p.checklists)})`,
    found: (p) => `"${text(p.checklist)}"`,
    fix: (p) => correct(p, `add checklists/${text(p.checklist)}.yml.`),
  },
  'governance-unknown-theme': {
    expected: () => 'a theme of checklists/vocabularies/themes.yml',
    found: (p) => `"${text(p.theme)}"`,
    fix: (p) => correct(p, 'add the theme there.'),
  },
  'governance-theme-without-people': {
    expected: (p) => `people for every theme under the role ${text(p.role)}`,
    found: (p) => `none for ${listed(p.themes)}`,
    fix: () => 'name a team or members for each; datasets of a theme without people cannot be signed.',
  },
  'department-unknown-role': {
    expected: (p) => `a role that governance.yml leaves to departments (${listed(p.roles)})`,
    found: (p) => `"${text(p.role)}"`,
    fix: (p) => correct(p, 'remove it; roles of the whole city are staffed in governance.yml.'),
  },
  'department-missing-role': {
    expected: (p) => `people for the role ${text(p.role)}`,
    found: () => 'none',
    fix: (p) =>
      `add ${text(p.role)} under roles, with a team or members; until then nobody can sign for this department.`,
  },
  'checklist-misnamed': {
    expected: (p) => `the id ${text(p.file)}, as the file is named`,
    found: (p) => `"${text(p.id)}"`,
    fix: () => 'change the id or rename the file, so that both are the same.',
  },
  'question-repeated': {
    expected: (p) => `the question id ${text(p.question)} once in all checklists`,
    found: (p) => `it again (first in ${text(p.first)})`,
    fix: () => 'give one of the two questions another id.',
  },
  'question-unknown-role': {
    expected: (p) => `a role of governance.yml, or steward (${listed(p.roles)})`,
    found: (p) => `"${text(p.role)}"`,
    fix: (p) => correct(p, 'name the role that answers.'),
  },
  'question-unknown-field': {
    expected: (p) => `a field of metadata.yml under when of ${text(p.question)}`,
    found: (p) => `"${text(p.field)}"`,
    fix: (p) => correct(p, 'remove it.'),
  },
  'question-unknown-question': {
    expected: (p) => `the id of another question under when of ${text(p.question)}`,
    found: (p) => `"${text(p.other)}"`,
    fix: (p) => correct(p, 'remove it.'),
  },
  'question-impossible-answer': {
    expected: (p) => `an answer that can be given to ${text(p.question)} (${listed(p.possible)})`,
    found: (p) => `"${text(p.answer)}"`,
    fix: () => 'write one of these; a rule about any other answer never takes effect.',
  },
  'term-repeated': {
    expected: (p) => `the term ${text(p.term)} once`,
    found: () => 'it a second time',
    fix: () => 'remove one of the two.',
  },
};

function correct(p: Params, otherwise: string): string {
  return p.closest ? `write ${text(p.closest)}, or ${otherwise}` : `correct the name, or ${otherwise}`;
}
