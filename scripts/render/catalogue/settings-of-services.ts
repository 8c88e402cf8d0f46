import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const SETUP = 'run "npm run daylight -- setup --apply"';
const actionsPage = (p: Params): string => `${text(p.url)}/settings/actions`;

/** Workflows, Pages and labels. */
export const settingsOfServices: Record<string, Sentence> = {
  // workflows
  'actions-disabled': {
    expected: () => 'workflows to run',
    found: () => 'that Actions are turned off',
    fix: (p) => `allow them at ${actionsPage(p)}.`,
  },
  'actions-refused': {
    expected: () => 'the actions that the workflows use to be allowed',
    found: (p) => `that ${listed(p.refused)} may not be used`,
    fix: (p) => `allow actions created by GitHub, or these by name, at ${actionsPage(p)}.`,
  },
  'workflow-token-wide': {
    expected: () => 'workflows that ask for nothing to be able to read only',
    found: () => 'that they may write',
    fix: () => `${SETUP}.`,
  },
  'workflow-may-approve': {
    expected: () => 'workflows unable to approve pull requests',
    found: () => 'that they can',
    fix: () => `${SETUP}.`,
  },
  'workflow-missing': {
    expected: (p) => `the workflow ${text(p.path)} on GitHub`,
    found: () => 'no such file on the default branch',
    fix: () => 'push the file to main by a pull request.',
  },
  'workflow-disabled': {
    expected: (p) => `the workflow ${text(p.path)} at work`,
    found: (p) => text(p.found).replaceAll('_', ' '),
    fix: () => `${SETUP}. GitHub turns off schedules of public repositories that nobody changed for 60 days.`,
  },
  // Pages
  'pages-not-yet': {
    expected: (p) => `Pages to serve the branch ${text(p.branch)}`,
    found: () => 'no such branch yet, because nothing has been published',
    fix: () => `${SETUP} again after the first publication.`,
  },
  'pages-missing': {
    expected: (p) => `Pages to serve the branch ${text(p.branch)}`,
    found: () => 'no Pages, so that nobody sees the portal',
    fix: (p) => `${SETUP}, or choose the branch at ${text(p.url)}/settings/pages.`,
  },
  'pages-source': {
    expected: (p) => `Pages to serve the branch ${text(p.branch)}, folder ${text(p.path)}`,
    found: (p) => text(p.source),
    fix: (p) =>
      `${SETUP}, or choose the branch at ${text(p.url)}/settings/pages: any other one shows what is not published.`,
  },
  'pages-extra': {
    expected: () => 'no Pages, since governance.yml has no portal that lives there',
    found: (p) => `that they serve ${text(p.source)}`,
    fix: (p) => `unpublish the site at ${text(p.url)}/settings/pages.`,
  },
  'pages-not-public': {
    expected: () => 'the portal to be seen by everybody',
    found: (p) => `that only people with access see ${text(p.site)}`,
    fix: (p) => `set the visibility to public at ${text(p.url)}/settings/pages.`,
  },
  // labels
  'label-missing': {
    expected: (p) => `the label "${text(p.name)}"`,
    found: () => 'none of that name',
    fix: () => `${SETUP}.`,
  },
  'label-differs': {
    expected: (p) => `the label "${text(p.name)}" as .github/labels.yml has it`,
    found: (p) => `another ${listed(p.what)}`,
    fix: () => `${SETUP}.`,
  },
  'label-extra': {
    expected: () => 'only labels of .github/labels.yml to look like those of the gate',
    found: (p) => `"${text(p.name)}"`,
    fix: () =>
      'delete it, or list it in .github/labels.yml: the gate takes labels that begin like its own for its own.',
  },
};
