import { load } from 'js-yaml';
import type { Answer } from '../model/dataset.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/** One `/answer <dataset> <checklist>` block of a comment. */
export interface AnswerCommand {
  dataset: DatasetId;
  checklist: string;
  answers: Record<string, Answer>;
  /** Why the block could not be read; `answers` is then empty. */
  problem?: string;
}

const OPENING = /^\/answer\s+(?<dataset>[a-z0-9-]+\/[a-z0-9-]+)\s+(?<checklist>[a-z-]+)\s*$/;

/** An answer of one word may carry its note on the same line: `no -- only public addresses`. */
const NOTED = /^(?<value>[\w/.-]+)\s+(?:--|—|–)\s+(?<note>.+)$/;

/** Longest comment that is looked at. */
const MOST = 65_536;

/** Every answer block of a comment. Fences around a block, as copied from the form, do no harm. */
export function parseAnswerCommands(body: string): AnswerCommand[] {
  const commands: AnswerCommand[] = [];
  let lines: string[] | null = null;
  const close = (): void => {
    const command = commands.at(-1);
    if (lines !== null && command !== undefined) Object.assign(command, readAnswers(lines.join('\n')));
    lines = null;
  };
  for (const line of body.slice(0, MOST).split(/\r?\n/)) {
    const groups = OPENING.exec(line.trim())?.groups;
    if (groups !== undefined) {
      close();
      commands.push({ dataset: groups.dataset ?? '', checklist: groups.checklist ?? '', answers: {} });
      lines = [];
    } else if (/^\s*```/.test(line)) close();
    else lines?.push(line);
  }
  close();
  return commands;
}

function readAnswers(text: string): Pick<AnswerCommand, 'answers' | 'problem'> {
  let value: unknown;
  try {
    value = text.trim() === '' || /^\s*(#.*)?$/.test(text) ? {} : load(text);
  } catch {
    return { answers: {}, problem: 'the lines after /answer are not of the form "question: answer"' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { answers: {}, problem: 'the lines after /answer are not of the form "question: answer"' };
  }
  const answers = Object.entries(value).flatMap(([id, raw]) => {
    const answer = toAnswer(raw);
    return answer === null ? [] : [[id, answer] as const];
  });
  return { answers: Object.fromEntries(answers) };
}

function toAnswer(raw: unknown): Answer | null {
  if (typeof raw === 'string') {
    const noted = NOTED.exec(raw.trim())?.groups;
    if (noted) return { value: noted.value ?? '', note: noted.note ?? '' };
    return raw.trim() === '' ? null : { value: raw.trim() };
  }
  if (typeof raw === 'number' || typeof raw === 'boolean') return { value: raw };
  if (Array.isArray(raw) && raw.every((item) => typeof item === 'string')) return { value: raw };
  if (typeof raw === 'object' && raw !== null && 'answer' in raw) {
    const inner = toAnswer(raw.answer);
    const note = 'note' in raw && typeof raw.note === 'string' ? raw.note : undefined;
    return inner === null ? null : { ...inner, ...(note === undefined ? {} : { note }) };
  }
  return null;
}
