import type { CaseCommand } from '../model/facts.ts';

/** Longest comment that is looked at, and longest text of one command. */
const MOST_COMMENT = 65_536;
const MOST_TEXT = 2_000;
/** A comment with more commands than this is no conversation. */
const MOST_COMMANDS = 20;

const OPENING = /^\/(?<name>publish|withhold|consult|advise)(?:\s+(?<rest>.*))?$/;
const ROLE_AND_TEXT = /^(?<role>[a-z][a-z0-9-]*(?:\/[a-z0-9-]+)?)\s+(?<text>[\s\S]*)$/;

/**
 * The commands of a comment: `/publish`, `/withhold REASON`, `/consult ROLE QUESTION`, `/advise ROLE ADVICE`. A command
 * begins a line, and its text goes on to the next command. What is quoted, or stands in a fence, was said by somebody
 * else or is an example, and is no command.
 */
export function parseCaseCommands(body: string): CaseCommand[] {
  const found: { name: string; text: string[] }[] = [];
  let fenced = false;
  for (const line of body.slice(0, MOST_COMMENT).split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || /^\s*(```|~~~|>)/.test(line)) continue;
    const opening = OPENING.exec(line.trim())?.groups;
    if (opening !== undefined) found.push({ name: opening.name ?? '', text: [opening.rest ?? ''] });
    else if (line.trim().startsWith('/')) found.push({ name: '', text: [] });
    else found.at(-1)?.text.push(line);
  }
  return found
    .flatMap(({ name, text }) => toCommand(name, text.join('\n').trim().slice(0, MOST_TEXT)) ?? [])
    .slice(0, MOST_COMMANDS);
}

/** Nothing for a line that only looks like a command. */
function toCommand(name: string, text: string): CaseCommand | null {
  if (name === 'publish') return { name };
  if (name === 'withhold') return { name, reason: text };
  if (name !== 'consult' && name !== 'advise') return null;
  const { role = text, text: said = '' } = ROLE_AND_TEXT.exec(text)?.groups ?? {};
  return name === 'consult' ? { name, role, question: said.trim() } : { name, role, advice: said.trim() };
}
