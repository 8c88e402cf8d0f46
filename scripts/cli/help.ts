import { pasted } from './call.ts';
import type { Command } from './command.ts';

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'Daylight: a city’s open-data programme as a Git repository.',
    '',
    `Usage: ${pasted('daylight <command> [options]')}`,
    '',
    ...lines,
    '',
    `${pasted('daylight help <command>')} explains one.`,
    'Exit codes: 0 fine, 1 findings or refused, 2 wrong use or outage.',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const left = `--${name}${option.type === 'string' ? ` <${option.value ?? 'value'}>` : ''}`;
    return { left, about: option.about };
  });
  const width = Math.max(0, ...options.map((option) => option.left.length));
  return [
    `${command.summary}`,
    '',
    `Usage: ${pasted(`daylight ${command.name}${command.takes ? ` ${command.takes}` : ''}${options.length > 0 ? ' [options]' : ''}`)}`,
    ...(options.length > 0
      ? ['', 'Options:', ...options.map((o) => `  ${o.left.padEnd(width)}  ${o.about}`)]
      : []),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${pasted(example)}`),
  ].join('\n');
}
