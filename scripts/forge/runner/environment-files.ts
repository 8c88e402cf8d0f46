import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The files through which a step speaks to the steps after it. */
export interface EnvironmentFiles {
  env: string;
  output: string;
  path: string;
  summary: string;
  state: string;
}

export interface StepEffects {
  env: Record<string, string>;
  outputs: Record<string, string>;
  path: string[];
  summary: string;
}

/** Fresh, empty files for one step in a folder. */
export async function createEnvironmentFiles(folder: string, step: string): Promise<EnvironmentFiles> {
  await mkdir(folder, { recursive: true });
  const file = (kind: string): string => path.join(folder, `${kind}_${step}`);
  const files = {
    env: file('set_env'),
    output: file('set_output'),
    path: file('add_path'),
    summary: file('step_summary'),
    state: file('save_state'),
  };
  await Promise.all(Object.values(files).map((name) => writeFile(name, '')));
  return files;
}

export async function readEnvironmentFiles(files: EnvironmentFiles): Promise<StepEffects> {
  const [env, output, added, summary] = await Promise.all(
    [files.env, files.output, files.path, files.summary].map((name) => readFile(name, 'utf8')),
  );
  return {
    env: parseAssignments(env ?? ''),
    outputs: parseAssignments(output ?? ''),
    path: (added ?? '').split(/\r?\n/).filter((line) => line !== ''),
    summary: summary ?? '',
  };
}

/**
 * `NAME=value` lines, or `NAME<<DELIMITER`, the value's lines, and the delimiter on a line of its own.
 * Throws on anything else, as GitHub's runner does.
 */
export function parseAssignments(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}': the name is missing`);
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc <= 0) throw new Error(`Invalid format '${line}'`);
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value: the delimiter '${delimiter}' was not found`);
    values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}
