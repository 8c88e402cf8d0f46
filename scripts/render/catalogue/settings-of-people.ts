import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const accessPage = (p: Params): string => `${text(p.url)}/settings/access`;

/** Those on whom the code counts, and the file that makes GitHub ask them. */
export const settingsOfPeople: Record<string, Sentence> = {
  // people and teams
  'person-unknown': {
    expected: (p) => `an account "${text(p.login)}" (${listed(p.roles)})`,
    found: () => 'nobody of that name on GitHub',
    fix: () => 'correct the name in this file by a pull request; people change their names on GitHub.',
  },
  'person-without-write': {
    expected: (p) => `${text(p.login)} (${listed(p.roles)}) able to write`,
    found: (p) => access(p.found),
    fix: (p) =>
      `give them the role Write at ${accessPage(p)}, and see that they accept the invitation: GitHub does not count their approval otherwise.`,
  },
  'team-unknown': {
    expected: (p) => `a team ${text(p.team)} (${listed(p.roles)})`,
    found: () => 'none of that name, or none that this token may see',
    fix: () => 'make the team in the organisation, or correct its name in this file by a pull request.',
  },
  'team-of-others': {
    expected: (p) => `a team of ${text(p.organisation)} (${listed(p.roles)})`,
    found: (p) => text(p.team),
    fix: () => 'name a team of the organisation that owns the repository: GitHub gives no other team access.',
  },
  'team-secret': {
    expected: (p) => `the team ${text(p.team)} (${listed(p.roles)}) to be visible`,
    found: () => 'a secret team, which GitHub never asks for a review',
    fix: () => 'set its visibility to "Visible" in the settings of the team.',
  },
  'team-without-write': {
    expected: (p) => `the team ${text(p.team)} (${listed(p.roles)}) able to write`,
    found: (p) => access(p.found),
    fix: (p) =>
      `give the team the role Write at ${accessPage(p)}; that its members may write by themselves is not enough.`,
  },
  'codeowners-outdated': {
    expected: () => 'CODEOWNERS as governance.yml and the department.yml files make it',
    found: (p) => (p.there ? `another one on ${text(p.branch)}` : `none on ${text(p.branch)}`),
    fix: () => 'run "npm run daylight -- owners" and merge what it writes.',
  },
  'codeowners-shadowed': {
    expected: () => 'only the CODEOWNERS of the top folder',
    found: (p) => `${text(p.path)}, which GitHub reads in its place`,
    fix: (p) => `delete ${text(p.path)} by a pull request.`,
  },
  'codeowners-fault': {
    expected: () => 'every line of CODEOWNERS to count',
    found: (p) =>
      `that GitHub passes over part of this one: ${text(p.kind).toLowerCase()}${p.owner ? ` ${text(p.owner)}` : ''}`,
    fix: () =>
      'correct the name in governance.yml or department.yml, or give them the role Write; then run "npm run daylight -- owners".',
  },
};

function access(role: unknown): string {
  return role === 'none' ? 'no access' : `the role ${text(role)}`;
}
