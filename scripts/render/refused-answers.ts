import type { Reason } from '../model/finding.ts';
import { code, list, paragraph, toMarkdown, untrusted, words } from './markdown.ts';
import { explain } from './message.ts';

/** The reply to a comment whose answers could not all be taken: which, and why. */
export function renderRefusedAnswers(login: string, refused: readonly Reason[]): string {
  return toMarkdown([
    paragraph(code(login), words(', these answers were not taken; everything else in your comment was:')),
    list(refused.slice(0, 50).map((reason) => [untrusted(explain(reason), 400)])),
  ]);
}
