import { closest } from '../parse/closest.ts';
import { pasted } from './call.ts';
import type { Command } from './command.ts';

export function wrongCommand(name: string, commands: readonly Command[]): string {
  const all = `'${pasted('daylight --help')}' lists them.`;
  if (name.startsWith('-'))
    return `an option stands behind its command, and '${name}' stands in front. ${all}`;
  const likely = closest(
    name,
    commands.map((command) => command.name),
  );
  return `there is no command '${name}'${likely === '' ? '.' : `; did you mean ${likely}?`} ${all}`;
}

/** What is wrong with the options of a command line, in words of ours: those of `parseArgs` are for programmers. */
export function wrongOption(error: Error & { code?: unknown }, { options }: Command): string {
  const named = /'-{0,2}([^' =]+)/.exec(error.message)?.[1] ?? '';
  const { type, value = 'value' } = options[named] ?? {};
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const likely = closest(named, Object.keys(options));
      const dashes = named.length === 1 ? '-' : '--';
      return `there is no option ${dashes}${named}${likely === '' ? '' : `; did you mean --${likely}?`}`;
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return type === 'string'
        ? `--${named} needs a value: --${named} <${value}>`
        : `--${named} stands alone, and takes no value`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `'${named}' is one word too many: this command takes options only`;
    default:
      return error.message;
  }
}
