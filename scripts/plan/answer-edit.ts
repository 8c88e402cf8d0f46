import type { Answer } from '../model/dataset.ts';
import { yamlValue } from './yaml-value.ts';

/**
 * The text of a checklist.yml with these answers put into one checklist. Everything else, comments included, stays as it
 * is: text in, text out.
 */
export function withAnswers(
  text: string,
  checklist: string,
  answers: Readonly<Record<string, Answer>>,
): string {
  const lines = text.replaceAll('\r\n', '\n').replace(/\n*$/, '\n').split('\n').slice(0, -1);
  const start = lines.findIndex((line) =>
    new RegExp(`^${checklist}:\\s*(\\{\\s*\\}\\s*)?(#.*)?$`).test(line),
  );
  if (start < 0) return [...lines, '', `${checklist}:`, ...Object.entries(answers).map(entry), ''].join('\n');
  const section = lines.slice(start + 1, endOfBlock(lines, start + 1, 0));
  const rest = lines.slice(start + 1 + section.length);
  let body = section;
  for (const [id, answer] of Object.entries(answers)) body = putAnswer(body, id, answer);
  return [...lines.slice(0, start), `${checklist}:`, ...body, ...rest, ''].join('\n');
}

function putAnswer(section: string[], id: string, answer: Answer): string[] {
  const line = entry([id, answer]);
  const at = section.findIndex((candidate) => candidate.startsWith(`  ${id}:`));
  if (at < 0) {
    const trailing = section.length - section.findLastIndex((candidate) => candidate.trim() !== '') - 1;
    return [
      ...section.slice(0, section.length - trailing),
      line,
      ...section.slice(section.length - trailing),
    ];
  }
  return [...section.slice(0, at), line, ...section.slice(endOfBlock(section, at + 1, 2))];
}

/** The first line from `from` on that stands at `indent` or further left; blank lines and comments at its end stay outside. */
function endOfBlock(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (line.length - line.trimStart().length <= indent) break;
    end = i + 1;
  }
  return end;
}

function entry([id, answer]: [string, Answer]): string {
  if (answer.note === undefined && answer.evidence === undefined)
    return `  ${id}: ${yamlValue(answer.value)}`;
  const { value, ...more } = answer;
  return `  ${id}: ${yamlValue({ answer: value, ...more })}`;
}

/** The text of a checklist.yml without the answers of one checklist; everything else stays as it is. */
export function withoutAnswers(text: string, checklist: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`${checklist}:`));
  if (start < 0) return text;
  return [...lines.slice(0, start), ...lines.slice(endOfBlock(lines, start + 1, 0))].join('\n');
}
