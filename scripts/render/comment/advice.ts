import type { RootContent } from 'mdast';
import type { Consultation } from '../../model/assessment.ts';
import { code, heading, list, paragraph, strong, untrusted, words } from '../markdown.ts';

/** Contributions of one consultation that are shown; all of them are in the ledger. */
const MOST_SAID = 6;

/** Whose advice was asked for, and what they said: beside the sign-offs, since nothing waits for it. */
export function consultationList(consultations: readonly Consultation[]): RootContent[] {
  if (consultations.length === 0) return [];
  const items = consultations.map(({ role, title, said, open }) => [
    strong(words(title)),
    words(open ? ' is asked for advice' : ' was asked for advice'),
    ...said
      .slice(-MOST_SAID)
      .flatMap(({ act, by, text }) => [
        ...(text === ''
          ? []
          : [
              words(act === 'asked' ? '. ' : '; '),
              ...(by === null ? [] : [code(by), words(act === 'asked' ? ' asks: ' : ' advises: ')]),
              untrusted(text, 400),
            ]),
      ]),
    ...(open
      ? [words('. Answer with '), code(`/advise ${role} …`), words(' in a comment, or in a review')]
      : []),
  ]);
  return [
    heading(4, words('Advice')),
    list(items),
    paragraph(
      words('Nothing waits for advice. Anybody who takes part can ask: '),
      code('/consult role question'),
      words('.'),
    ),
  ];
}
