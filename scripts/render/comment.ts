import type { RootContent } from 'mdast';
import type { Assessment, SignOff } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { PortalChange } from '../model/plan.ts';
import { answerForms } from './answer-form.ts';
import { consultationList } from './consultations.ts';
import {
  code,
  details,
  heading,
  LONGEST_COMMENT,
  lineBreak,
  link,
  list,
  marker,
  paragraph,
  strong,
  table,
  toMarkdown,
  untrusted,
  words,
} from './markdown.ts';
import { explain, fix, message } from './message.ts';
import { STAGE_WORDS, STATE_WORDS } from './stage-words.ts';
import { listed, plural } from './words.ts';

export const GATE_MARKER = 'gate';

/** Findings shown before the rest is folded into a count. */
const MOST_FINDINGS = 25;

export interface CaseFile {
  facts: Facts;
  pr: PullRequestFacts;
  assessment: Assessment;
  /** What merging would do to the portals. */
  publication: Pick<PortalChange, 'kind' | 'portal' | 'name' | 'because'>[];
  /** Where reviewers see the private previews, by dataset. */
  previews: Record<string, string>;
  /** The comment that started this run, to which a reply may be due. */
  startedBy?: number;
  /** A commit of the merge queue that waits for the verdict as well. */
  mergeGroup?: string;
}

/** The sticky comment: whose turn it is first, then what each role lacks, what blocks, and what merging will do. */
export function renderComment(file: CaseFile): string {
  for (const most of [MOST_FINDINGS, 10, 3, 0]) {
    const body = toMarkdown(sections(file, most));
    if (body.length <= LONGEST_COMMENT) return body;
  }
  return toMarkdown([
    marker(GATE_MARKER),
    paragraph(words('This case is too long for one comment: see the check’s summary.')),
  ]);
}

function sections(file: CaseFile, most: number): RootContent[] {
  return [
    marker(GATE_MARKER),
    ...turn(file),
    ...overview(file),
    ...signOffTable(file),
    ...blockersList(file),
    ...publishOrder(file),
    ...findingsList(file, most),
    ...answerForms(file.facts, file.assessment),
    ...publicationPlan(file),
    ...consultationList(file.assessment.consultations),
    ...laneNotes(file.assessment),
  ];
}

function turn({ facts, assessment }: CaseFile): RootContent[] {
  const { next, stage, withheld } = assessment;
  const task = explain(next.task);
  const titles = Array.isArray(next.task.params.titles)
    ? next.task.params.titles
    : [roleTitle(facts, next.role)];
  const nobody = next.role === 'nobody' || next.role === 'daylight';
  const sentence = nobody
    ? [words(capital(task))]
    : [
        words('It is the turn of '),
        strong(words(listed(titles))),
        ...people(next.people),
        words(`: ${task}`),
      ];
  return [
    heading(3, words(STAGE_WORDS[stage].name)),
    paragraph(...sentence, words('.')),
    ...(withheld === null ? [] : [paragraph(words('The reason: '), untrusted(withheld.reason, 2_000))]),
  ];
}

/** Logins as code: the comment tells, the review request notifies. */
function people(logins: readonly string[]): ReturnType<typeof words>[] {
  if (logins.length === 0) return [];
  const shown = logins.slice(0, 4).flatMap((login, i) => [words(i === 0 ? ' (' : ', '), code(login)]);
  return [...shown, words(')')];
}

function roleTitle({ policy }: Facts, role: string): string {
  if (role === 'steward') return 'the data steward';
  return policy.governance.roles[role.split('/', 1)[0] ?? '']?.title ?? role;
}

function overview({ facts, assessment, previews }: CaseFile): RootContent[] {
  // A folder that moved is shown where it went.
  const subjects = new Set(assessment.lanes.map(({ subject }) => subject));
  const shown = facts.datasets.filter(({ id }) => subjects.has(id));
  const items = shown.map((change) => {
    const title = change.head?.metadata.value?.title ?? change.id;
    const preview = previews[change.id];
    const progress = assessment.checklists
      .filter((c) => c.dataset === change.id)
      .map((c) => `${c.checklist} ${c.answered} of ${c.total}`);
    return [
      strong(untrusted(title)),
      words(' '),
      code(change.id),
      ...(progress.length > 0 ? [lineBreak(), words(`Answers: ${progress.join(' · ')}`)] : []),
      ...(preview
        ? [lineBreak(), link(preview, words('Private preview')), words(' (for reviewers; not public)')]
        : []),
    ];
  });
  return items.length === 0 ? [] : [list(items)];
}

function signOffTable({ assessment }: CaseFile): RootContent[] {
  if (assessment.signOffs.length === 0) return [];
  const rows = assessment.signOffs.map((signOff) => [
    [
      words(signOff.title),
      ...(signOff.role.includes('/') ? [words(' '), code(signOff.role.split('/')[1] ?? '')] : []),
    ],
    [words(STATE_WORDS[signOff.state])],
    [untrusted(explain(signOff.reason), 400)],
    missing(signOff),
  ]);
  return [table(['Sign-off', 'State', 'Why', 'Still missing'], rows)];
}

function missing(signOff: SignOff): ReturnType<typeof words>[] {
  const answers = signOff.unanswered.reduce((sum, open) => sum + open.questions.length, 0);
  const review =
    signOff.state === 'approved' || signOff.state === 'skipped'
      ? ''
      : signOff.asked
        ? 'a review, now'
        : 'a review, when its turn comes';
  return [words([answers > 0 ? plural(answers, 'answer') : '', review].filter(Boolean).join(' and ') || '—')];
}

function blockersList({ assessment }: CaseFile): RootContent[] {
  if (assessment.blockers.length === 0) return [];
  const items = assessment.blockers.map((reason) => [untrusted(explain(reason), 400)]);
  return [heading(4, words('Before this can be merged')), list(items)];
}

/** What the last click may be replaced by: for people who may say it, when nothing else is left to do. */
function publishOrder({ facts, pr, assessment }: CaseFile): RootContent[] {
  const { publishOrder: order, stage } = assessment;
  if (pr.state === 'closed') return [];
  if (order !== null)
    return [
      paragraph(
        code(order.by),
        words(' said '),
        code('/publish'),
        words(': Daylight merges this as soon as everything stands.'),
      ),
    ];
  const may = Object.values(facts.policy.governance.roles).filter((role) => role.publishes === true);
  if (stage !== 'stage-1' || may.length === 0) return [];
  return [
    paragraph(
      words(`${listed(may.map((role) => role.title))}: `),
      code('/publish'),
      words(' in a comment merges this by itself once everything stands, also after a release date.'),
    ),
  ];
}

function findingsList({ facts, pr, assessment }: CaseFile, most: number): RootContent[] {
  const shown = assessment.findings.filter((finding) => finding.severity !== 'notice');
  if (shown.length === 0) return [];
  const items = shown
    .slice(0, most)
    .map((finding) => [
      words(`${SIGNS[finding.severity]} `),
      link(lineUrl(facts, pr, finding), code(`${finding.file}${finding.line ? `:${finding.line}` : ''}`)),
      words(' '),
      untrusted(message(finding), 500),
      lineBreak(),
      strong(words('Fix:')),
      words(' '),
      untrusted(fix(finding), 500),
      words(' '),
      code(finding.id),
    ]);
  const rest = shown.length - items.length;
  const more = rest > 0 ? [paragraph(words(`… and ${rest} more, all shown on the lines of the files.`))] : [];
  return [heading(4, words('What the checks found')), list(items), ...more];
}

const SIGNS: Record<Severity, string> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** The line in the version under review. */
export function lineUrl(facts: Facts, pr: PullRequestFacts, finding: Finding): string {
  const path = finding.file.split('/').map(encodeURIComponent).join('/');
  return `${facts.repository.url}/blob/${pr.head}/${path}${finding.line ? `#L${finding.line}` : ''}`;
}

function publicationPlan({ publication, pr }: CaseFile): RootContent[] {
  if (publication.length === 0 || pr.state === 'closed') return [];
  const items = publication.map((change) => [
    words(`${CHANGES[change.kind]} `),
    code(change.name),
    words(` on ${change.portal}`),
    ...(change.because.length > 0 ? [words(`: ${change.because.join(', ')}`)] : []),
  ]);
  return [heading(4, words('What merging will do to the portal')), list(items)];
}

const CHANGES: Record<PortalChange['kind'], string> = {
  create: 'Publish',
  update: 'Update',
  retire: 'Retire',
  adopt: 'Take over',
  'remove-preview': 'Remove the private preview',
};

function laneNotes(assessment: Assessment): RootContent[] {
  if (assessment.lanes.length === 0) return [];
  const items = assessment.lanes
    .slice(0, 50)
    .map((lane) => [code(lane.subject), words(': '), untrusted(explain(lane.reason), 300)]);
  return details('Why these sign-offs', [list(items)]);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
