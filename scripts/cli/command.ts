import type { ParseArgsOptionsConfig } from 'node:util';
import type { ExitCode, Io } from './io.ts';

export interface Input {
  positionals: string[];
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  io: Io;
}

/** One verb of the command line. */
export interface Command {
  name: string;
  /** One line for the overview. */
  summary: string;
  /** Positional arguments as people write them, for example `[dataset…]`. */
  takes?: string;
  options: Record<string, ParseArgsOptionsConfig[string] & { about: string; value?: string }>;
  examples: string[];
  run(input: Input): Promise<ExitCode>;
}

export function flag(input: Input, name: string): boolean {
  return input.values[name] === true;
}

export function option(input: Input, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Values of an option that may be given more than once. */
export function list(input: Input, name: string): string[] {
  const value = input.values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
