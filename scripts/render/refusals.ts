import type { Refusal } from '../model/assessment.ts';
import type { Reason } from '../model/finding.ts';
import type { Login } from '../model/vocabulary.ts';
import { code, list, paragraph, toMarkdown, untrusted, words } from './markdown.ts';
import { explain } from './message.ts';

/** More of them in one reply help nobody. */
const MOST = 50;

/** The reply to a comment whose answers could not all be taken: which, and why. */
export function renderRefusedAnswers(login: Login, refused: readonly Reason[]): string {
  return reply(login, 'these answers were not taken; everything else in your comment was:', refused);
}

/** The reply to a comment whose commands could not all be obeyed; null where there is nothing to say. */
export function renderRefusedCommands(refused: readonly Refusal[]): string | null {
  const [first] = refused;
  if (first === undefined) return null;
  return reply(
    first.by,
    'this was not done:',
    refused.map(({ reason }) => reason),
  );
}

function reply(login: Login, opening: string, reasons: readonly Reason[]): string {
  return toMarkdown([
    paragraph(code(login), words(`, ${opening}`)),
    list(reasons.slice(0, MOST).map((reason) => [untrusted(explain(reason), 400)])),
  ]);
}
