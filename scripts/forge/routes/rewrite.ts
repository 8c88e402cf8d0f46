import { type Body, nullableText, optionalText } from '../http/body.ts';
import { type Case, record } from '../pulls/timeline.ts';

/** What was there before, by field, as the `edited` event tells it. */
export type Changes = Record<string, { from: unknown }>;

/** Title and text of an issue or a pull request, as far as they are sent and differ. */
export function rewrite(target: Case, body: Body): Changes {
  const { issue } = target;
  const changes: Changes = {};
  const title = optionalText(body, 'title');
  if (title !== undefined && title !== issue.title) {
    changes.title = { from: issue.title };
    record(target, 'renamed', { rename: { from: issue.title, to: title } });
    issue.title = title;
  }
  const written = nullableText(body, 'body');
  if (written !== undefined && written !== issue.body) {
    changes.body = { from: issue.body };
    issue.body = written;
  }
  return changes;
}
