import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

/** What is said of answers and of waivers. */
export const answersChecks: Record<string, Sentence> = {
  'unanswered-question': {
    expected: (p) => `an answer to '${text(p.question)}' ("${text(p.ask, 300)}")`,
    found: () => 'none',
    fix: (p) => {
      const where = `under '${text(p.checklist)}:' in checklist.yml`;
      if (p.who === 'steward') return `answer it ${where}.`;
      return p.due === 'stage-1'
        ? `ask the ${text(p.who)}, and write the answer ${where}.`
        : `${text(p.who)} answers it later, by comment on the pull request or ${where}.`;
    },
  },
  'unknown-question': {
    expected: (p) => `a question of the ${text(p.checklist)} checklist`,
    found: (p) => `an answer to '${text(p.question)}', which is not asked`,
    fix: (p) => `correct the name, or remove the line; checklists/${text(p.checklist)}.yml has them all.`,
  },
  'answer-type': {
    expected: (p) => `${text(p.expected, 300)} as the answer to '${text(p.question)}'`,
    found: () => 'something else',
    fix: () => 'answer in that form; explain in a note if you must.',
  },
  'answer-blocks': {
    expected: (p) => `an answer to '${text(p.question)}' with which the dataset can be published`,
    found: (p) => `'${text(p.answer)}'`,
    fix: (p) =>
      p.note === true
        ? 'mend what the question is about, or say in a note why it may be published.'
        : 'mend what the question is about first; ask your Open Data Coordinator.',
  },
  'note-required': {
    expected: (p) => `a reason beside '${text(p.answer)}' to '${text(p.question)}'`,
    found: () => 'none',
    fix: (p) => `write { answer: ${text(p.answer)}, note: "why" }.`,
  },
  'contradicted-answer': {
    expected: (p) => `data that bears out '${text(p.answer)}' to '${text(p.question)}'`,
    found: (p) => listed(p.evidence),
    fix: () =>
      'correct the answer, or take it out of the data; if it is a mistake of the check, ask for a waiver with its reason.',
  },
  'waiver-unknown': {
    expected: () => 'a waiver of a finding that exists',
    found: (p) => `'${text(p.finding)}'`,
    fix: () => 'copy the id from the finding.',
  },
  'waiver-refused': {
    expected: () => 'a waiver of a finding that may be waived',
    found: (p) => `'${text(p.finding)}'`,
    fix: () => 'mend what was found; this one cannot be accepted.',
  },
  'waiver-expired': {
    expected: () => 'a waiver that still holds',
    found: (p) => `one of '${text(p.finding)}' that ended on ${text(p.expires)}`,
    fix: () => 'mend what was found, or have the waiver signed anew with a later day.',
  },
  'waiver-outgrown': {
    expected: (p) => `'${text(p.column)}' as it was when '${text(p.finding)}' was accepted`,
    found: () => 'another type, something new in it, or much more of what was accepted',
    fix: () => 'mend what was found, or write the waiver anew, with a reason for what is there now.',
  },
  'waiver-unused': {
    expected: () => 'a waiver of something that was found',
    found: (p) => `one of '${text(p.finding)}', which was not found`,
    fix: () => 'remove the waiver, or correct its column.',
  },
};
