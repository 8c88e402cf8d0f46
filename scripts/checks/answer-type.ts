import type { Answer } from '../model/dataset.ts';
import type { Finding } from '../model/finding.ts';
import type { Question } from '../model/governance.ts';
import { answeredQuestions, placeOf } from './answered.ts';
import type { Check } from './check.ts';
import { says } from './questions.ts';
import { at } from './report.ts';

const YES_NO = ['yes', 'no', 'n/a', 'true', 'false'];

export const answerType: Check = {
  id: 'answer-type',
  why: 'Answers are read by machines too: a date must be a date, and a choice one of the options.',
  run: (context) => {
    const { checklist } = context.head;
    const found: Finding[] = [];
    for (const answered of answeredQuestions(context)) {
      const { question, answer } = answered;
      const expected = expectation(question, answer);
      if (expected !== null)
        found.push(at(checklist, placeOf(answered), 'answer-type', { question: question.id, expected }));
    }
    return found;
  },
  examples: {
    passes: [{ title: 'yes to a yes-no question' }],
    fails: [
      {
        title: 'prose for a yes-no question',
        checklist: { answers: { submission: { 'authoritative-source': { value: 'mostly' } } } },
        params: { question: 'authoritative-source' },
      },
    ],
  },
};

/** What the question takes, where the answer is not that. */
function expectation({ type, options = [] }: Question, answer: Answer): string | null {
  const { value } = answer;
  const text = String(value);
  switch (type) {
    case 'yes-no':
      return says(answer, YES_NO) ? null : 'yes, no or n/a';
    case 'choice':
      return says(answer, options) && !Array.isArray(value) ? null : `one of ${options.join(', ')}`;
    case 'choices': {
      const items = Array.isArray(value) ? value : [text];
      return items.every((item) => options.includes(item)) ? null : `any of ${options.join(', ')}`;
    }
    case 'number':
      return Number.isFinite(Number(text)) && text.trim() !== '' ? null : 'a number';
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? null
        : 'a date, written 2026-03-31';
    case 'url':
      return /^https?:\/\/\S+$/.test(text) ? null : 'a web address that begins with https://';
    default:
      return null;
  }
}
