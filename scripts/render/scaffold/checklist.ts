import type { Checklist, Question } from '../../model/governance.ts';

/** A checklist.yml with the questions that the department answers, each with what it asks and why, and no answers. */
export function scaffoldChecklist(checklists: readonly Checklist[]): string {
  const sections = checklists.map((checklist) => ({
    checklist,
    questions: checklist.questions.filter(isDepartments),
  }));
  return [
    '# yaml-language-server: $schema=../../../schemas/checklist-answers.schema.json',
    '# Write each answer after its colon. An answer that needs a word of explanation is written { answer: no, note: "…" }.',
    '# Reviewers answer their own checklists later, by comment on the pull request.',
    ...sections
      .filter(({ questions }) => questions.length > 0)
      .flatMap(({ checklist, questions }) => ['', `${checklist.id}:`, ...questions.flatMap(questionLines)]),
    '',
  ].join('\n');
}

/** Due before anybody else is asked. */
function isDepartments(question: Question): boolean {
  return question.due === 'stage-1';
}

function questionLines(question: Question): string[] {
  return [...comment(question.ask), ...hint(question).flatMap(comment), `  ${question.id}:`];
}

function hint(question: Question): string[] {
  const by = question.answered_by === 'steward' ? [] : [`Ask the ${question.answered_by}`];
  return [...by, ...form(question)];
}

function form(question: Question): string[] {
  if (question.type === 'yes-no') return ['Answer: yes, no or n/a'];
  if (question.options !== undefined)
    return [`Answer: ${question.type === 'choices' ? 'any of' : 'one of'} ${question.options.join(', ')}`];
  if (question.type === 'date') return ['Answer: a date, written 2026-03-31'];
  return question.optional ? ['May stay blank'] : [];
}

/** Folded at 110 characters, so that nobody has to scroll sideways. */
function comment(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 104 && line !== '') lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `  # ${line}`);
}
