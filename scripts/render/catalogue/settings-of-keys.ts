import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const SETUP = 'run "npm run daylight -- setup --apply"';
const environmentPage = (p: Params): string => `${text(p.url)}/settings/environments`;

/** Environments and what is in them, secrets elsewhere, and who can see the repository. */
export const settingsOfKeys: Record<string, Sentence> = {
  // environments and what is in them
  'environment-missing': {
    expected: (p) => `the environment ${text(p.name)}, limited to ${listed(p.branches)}`,
    found: () => 'none of that name',
    fix: () => `${SETUP}.`,
  },
  'environment-not-limited': {
    expected: (p) => `the environment ${text(p.name)} for ${listed(p.branches)} alone`,
    found: (p) =>
      p.found === 'protected'
        ? 'every branch that has a rule'
        : 'every branch, so that whoever may push can read its keys',
    fix: () => `${SETUP}.`,
  },
  'environment-branch-missing': {
    expected: (p) => `the branch ${text(p.branch)} to use the environment ${text(p.name)}`,
    found: () => 'that it may not',
    fix: () => `${SETUP}.`,
  },
  'environment-branch-extra': {
    expected: (p) => `the environment ${text(p.name)} for ${listed(p.branches)} alone`,
    found: (p) => `the ${text(p.type)} pattern "${text(p.pattern)}" as well, from which its keys can be read`,
    fix: (p) =>
      `remove the pattern at ${environmentPage(p)}. Setup leaves it alone, because somebody put it there.`,
  },
  'environment-waits': {
    expected: (p) => `jobs to use the environment ${text(p.name)} at once`,
    found: (p) => `${text(p.minutes)} minutes to wait, ${text(p.reviewers)} people or teams to ask`,
    fix: (p) =>
      `remove the wait timer and the required reviewers at ${environmentPage(p)}: the gate would wait for them each time.`,
  },
  'secret-missing': {
    expected: (p) => `the secret ${text(p.key)} (${text(p.about)}) in the environment ${text(p.name)}`,
    found: () => 'none of that name',
    fix: (p) => `add it at ${environmentPage(p)} → ${text(p.name)} → Add environment secret.`,
  },
  'token-not-handed': {
    expected: (p) => `every step that talks to the portals to be given ${text(p.key)}`,
    found: () => 'one that is not',
    fix: (p) =>
      `in a pull request, add the line "${text(p.key)}: $\{{ secrets.${text(p.key)} }}" below "env:" of that step, beside the tokens that stand there.`,
  },
  'secret-exposed': {
    expected: (p) => `the secret ${text(p.key)} only in its environment`,
    found: (p) => `it in ${kept(p.place)}`,
    fix: (p) =>
      `delete it there (${text(p.url)}/settings/secrets/actions, or the organisation's settings), then make a new key: whoever may push could have read this one.`,
  },
  'secret-extra': {
    expected: (p) => `no secrets in ${kept(p.place)}`,
    found: (p) => listed(p.keys),
    fix: () =>
      'move what the programme needs into an environment that is limited to main, and delete the rest: everybody who may push can read these.',
  },
  'secret-unknown': {
    expected: (p) => `in the environment ${text(p.name)} only the secrets of .github/repository.yml`,
    found: (p) => text(p.key),
    fix: () => 'delete it, or list it under optional_secrets in a pull request.',
  },
  'variable-missing': {
    expected: (p) => `the variable ${text(p.key)} (${text(p.about)}) in the environment ${text(p.name)}`,
    found: () => 'none of that name',
    fix: (p) => `${SETUP}, or add it at ${environmentPage(p)} → ${text(p.name)} → Add environment variable.`,
  },
  'variable-unknown': {
    expected: (p) => `in the environment ${text(p.name)} only the variables of .github/repository.yml`,
    found: (p) => text(p.key),
    fix: () => 'delete it, or list it under optional_variables in a pull request.',
  },
  // the repository
  'repository-public': {
    expected: () => 'a private repository, since review.open is false',
    found: () => 'a public one: everybody can read what is under review',
    fix: (p) =>
      `make it private at ${text(p.url)}/settings ("Danger zone") now; what was to be seen until then counts as published. Only a city that reviews in the open sets review.open to true.`,
  },
  'members-may-read': {
    expected: () => 'what is under review to be read by those who were invited here',
    found: () => 'that every member of the organisation may read it',
    fix: () =>
      'nothing, if that is meant; an owner can set the base permission to "No permission" under Settings → Member privileges of the organisation.',
  },
  'members-may-write': {
    expected: () => 'those who were invited here to be able to write, and nobody else',
    found: (p) => `that every member of the organisation has the role ${text(p.found)} here`,
    fix: () =>
      'an owner sets the base permission to "No permission" under Settings → Member privileges of the organisation.',
  },
  'repository-archived': {
    expected: () => 'a repository that can be changed',
    found: () => 'an archived one',
    fix: (p) => `unarchive it at ${text(p.url)}/settings.`,
  },
  'default-branch': {
    expected: (p) => `${text(p.expected)} as the default branch`,
    found: (p) => text(p.found),
    fix: (p) => `rename it at ${text(p.url)}/settings: code, policy and keys are taken from main.`,
  },
  'forks-allowed': {
    expected: () => 'no forks, since review.forks is false',
    found: () => 'that members may fork the private repository',
    fix: () => `${SETUP}.`,
  },
};

function kept(place: unknown): string {
  const where = text(place);
  return where.startsWith('environment ') ? `the ${where}` : `the ${where} secrets`;
}
