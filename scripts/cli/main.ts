import { parseArgs } from 'node:util';
import { PolicyUnreadable } from '../gather/policy.ts';
import { Outage } from '../model/outage.ts';
import { renderReport } from '../render/terminal.ts';
import { pasted } from './call.ts';
import { unreadablePolicy } from './check/unreadable-policy.ts';
import type { Command } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { wrongCommand, wrongOption } from './wrong-words.ts';

/** Finds the command, reads its options, runs it; every failure ends as one clear line and an exit code. */
export async function main(argv: readonly string[], commands: readonly Command[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const isHelp = name !== undefined && HELP.includes(name);
  if (name === undefined || (isHelp && rest.length === 0)) {
    io.out(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const wanted = isHelp ? rest[0] : name;
  const command = commands.find((candidate) => candidate.name === wanted);
  if (command === undefined) {
    io.err(`daylight: ${wrongCommand(wanted ?? '', commands)}`);
    return 2;
  }
  if (isHelp || asksForHelp(rest)) {
    io.out(commandHelp(command));
    return 0;
  }
  try {
    const { positionals, values } = read(command, rest);
    return await command.run({ positionals, values, io });
  } catch (error) {
    return fail(error, command, io);
  }
}

const HELP = ['help', '--help', '-h'];

/** Behind `--` everything is a name. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h');
}

function read(
  command: Command,
  args: string[],
): Pick<ReturnType<typeof parseArgs>, 'positionals'> & {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
} {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([key, { about: _about, value: _value, ...config }]) => [
      key,
      config,
    ]),
  );
  try {
    const parsed = parseArgs({ args, options, allowPositionals: command.takes !== undefined, strict: true });
    const [, second] = parsed.positionals;
    // Passed over in silence, it would be taken for done.
    if (second !== undefined && !command.takes?.includes('…'))
      throw new UsageError(`one at a time; '${second}' is one too many`);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? wrongOption(error, command) : String(error));
  }
}

function fail(error: unknown, command: Command, io: Io): ExitCode {
  const say = (text: string): void => io.err(`daylight ${command.name}: ${text}`);
  if (error instanceof UsageError) {
    const stop = /[.?!]$/.test(error.message) ? '' : '.';
    say(`${error.message}${stop} '${pasted(`daylight ${command.name} --help`)}' shows how.`);
    return 2;
  }
  if (error instanceof PolicyUnreadable) {
    io.err(renderReport(unreadablePolicy(error), io.colour, true));
    say(error.message);
    return 1;
  }
  if (error instanceof Outage) {
    say(error.message);
    return 2;
  }
  const refused = refusedBySystem(error);
  if (refused !== null) {
    say(refused);
    return 2;
  }
  // A mistake of ours. The trace is for whoever mends it, not for whoever met it.
  say(
    `something went wrong that should not (${error instanceof Error ? error.message : String(error)}). Nothing more was done; DAYLIGHT_DEBUG=1 shows where.`,
  );
  if (io.env.DAYLIGHT_DEBUG && error instanceof Error) io.err(error.stack ?? '');
  return 2;
}

const SYSTEM: Record<string, string> = {
  EACCES: 'this account may not. Give it the right to, and run again',
  EPERM: 'this account may not. Give it the right to, and run again',
  ENAMETOOLONG: 'the name is too long for this machine. Give the file a shorter one',
  EROFS: 'nothing can be written there. Use a folder of your own',
  ENOSPC: 'the disk is full. Make room, and run again',
  EMFILE: 'too many files are open. Close other programs, and run again',
};

/** What the machine does not let us do with a file is no mistake of ours. */
function refusedBySystem(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const reason = SYSTEM[String(error.code)];
  const path = 'path' in error ? ` ${String(error.path)}` : '';
  return reason === undefined ? null : `cannot ${String(error.syscall)}${path}: ${reason}.`;
}
