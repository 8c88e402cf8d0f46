import type { RootContent } from 'mdast';
import { LONGEST_COMMENT, marker, paragraph, toMarkdown, words } from '../markdown.ts';
import { consultationList } from './advice.ts';
import { answerForms } from './answer-form.ts';
import { blockersList, publishOrder } from './before-merging.ts';
import type { CaseFile } from './case-file.ts';
import { findingsList } from './findings-list.ts';
import { laneNotes } from './lanes.ts';
import { overview } from './overview.ts';
import { publicationPlan, publishedList } from './publication.ts';
import { signOffTable } from './sign-off-table.ts';
import { turn } from './turn.ts';

export const GATE_MARKER = 'gate';

/** Findings shown before the rest is folded into a count. */
const MOST_FINDINGS = 25;

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
    ...publishedList(file),
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
