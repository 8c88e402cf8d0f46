import type { PhrasingContent, RootContent } from 'mdast';
import { checklistsOf } from '../model/checklists.ts';
import type { Answer, DatasetVersion } from '../model/dataset.ts';
import { isEvidence } from '../model/evidence.ts';
import type { Policy } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Evidence, Question } from '../model/governance.ts';
import type { Profile } from '../model/profile.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import { details, paragraph, strong, table, toMarkdown, untrusted, words } from './markdown.ts';
import { listed, plural } from './words.ts';

export interface RoleDataset {
  id: DatasetId;
  head: DatasetVersion | null;
  findings: readonly Finding[];
}

/** Who reads the answers of the department before anybody signs. */
const STEWARD = 'the department';

interface Line {
  question: Question;
  answer: Answer | undefined;
}

/**
 * One page for each role: the questions that are theirs, the answers, and what the data says to each. A question is the
 * role's that owns its checklist, and of whoever answers it.
 */
export function rolePages(policy: Policy, datasets: readonly RoleDataset[]): string {
  return toMarkdown(datasets.flatMap((dataset) => pagesOf(policy, dataset)));
}

function pagesOf(policy: Policy, { id, head, findings }: RoleDataset): RootContent[] {
  if (head === null) return [];
  const pages = Object.entries(policy.governance.roles).flatMap(([role, { title, checklists = [] }]) => {
    const lines = linesOf(
      policy,
      id,
      head,
      (checklist, question) => checklists.includes(checklist) || question.answered_by === role,
    );
    return lines.length === 0 ? [] : page(`${title}: ${id}`, lines, head, findings);
  });
  const own = linesOf(policy, id, head, (_, question) => question.answered_by === 'steward');
  return [...pages, ...(own.length === 0 ? [] : page(`${STEWARD}: ${id}`, own, head, findings))];
}

function linesOf(
  policy: Policy,
  id: DatasetId,
  head: DatasetVersion,
  isTheirs: (checklist: string, question: Question) => boolean,
): Line[] {
  return checklistsOf(policy, id).flatMap(({ id: checklist, questions }) =>
    questions
      .filter((question) => isTheirs(checklist, question))
      .map((question) => ({ question, answer: head.checklist.value?.answers[checklist]?.[question.id] }))
      .filter(({ answer }) => answer !== undefined),
  );
}

function page(
  title: string,
  lines: readonly Line[],
  head: DatasetVersion,
  findings: readonly Finding[],
): RootContent[] {
  const rows = lines.map(({ question, answer }) => [
    [untrusted(question.ask, 300)],
    said(answer),
    [evidence(question, answer, head.profile, findings)],
  ]);
  return details(`Questions and answers for ${escaped(title)}`, [
    paragraph(words(inShort(head.profile))),
    table(['Question', 'Answer', 'What the data says'], rows),
  ]);
}

/** Titles stand in governance.yml and ids are folder names; neither is trusted inside HTML. */
function escaped(title: string): string {
  return title.replaceAll(/[<>&"]/g, ' ');
}

function said(answer: Answer | undefined): PhrasingContent[] {
  if (answer === undefined) return [words('—')];
  const { value, note } = answer;
  const shown = Array.isArray(value) ? listed(value) : String(value);
  return [untrusted(shown, 200), ...(note === undefined ? [] : [words(': '), untrusted(note, 200)])];
}

/** What the checks found against an answer, or that they looked and found nothing. */
function evidence(
  { contradicted_by: against, supported_by: support }: Question,
  answer: Answer | undefined,
  profile: Profile | null,
  findings: readonly Finding[],
): PhrasingContent {
  const found = (claim: Evidence): Finding[] => findings.filter((finding) => isEvidence(finding, claim));
  const contradicting = against !== undefined && isOneOf(answer, against.answers) ? found(against) : [];
  if (contradicting.length > 0) {
    const told = contradicting.map(({ id, params }) =>
      params.column === undefined ? id : `${id} in ${String(params.column)}`,
    );
    return strong(words('Contradicts it: '), untrusted(listed([...new Set(told)]), 300));
  }
  if (support === undefined || !isOneOf(answer, support.answers)) return words('—');
  if (profile === null || profile.truncated) return words('The data could not be read to its end.');
  return found(support).length > 0
    ? words('—')
    : words(`Agrees: ${listed(support.checks)} looked and found nothing.`);
}

function isOneOf(answer: Answer | undefined, values: readonly unknown[]): boolean {
  const given = answer?.value;
  const items = Array.isArray(given) ? given : [given];
  const known = values.map((value) => String(value).toLowerCase());
  return items.some((item) => known.includes(String(item).toLowerCase()));
}

/** The data in a sentence: numbers that reviewers ask for, and no value. */
function inShort(profile: Profile | null): string {
  if (profile === null) return 'There is no data that could be read.';
  const [whole] = profile.combinations ?? [];
  return [
    `The data: ${plural(profile.rows, 'row')}, ${plural(profile.columns.length, 'column')}`,
    ...(profile.calendar === undefined
      ? []
      : [`${plural(profile.calendar.days, 'different day')} in ${profile.calendar.column}`]),
    ...(whole === undefined
      ? []
      : [`smallest group by ${listed(whole.columns)}: ${plural(whole.smallest, 'row')}`]),
    `${plural(profile.duplicateRows, 'row')} twice`,
  ].join('; ');
}
