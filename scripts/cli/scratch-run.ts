import type { Command } from './command.ts';
import type { ExitCode, Io } from './io.ts';
import { main } from './main.ts';

export interface Ran {
  code: ExitCode;
  out: string;
  err: string;
  /** Both, in their order. */
  said: string;
}

/** Runs words of a command line as somebody types them, on a terminal without colours and width. */
export async function scratchRun(
  words: readonly string[],
  commands: readonly Command[],
  io: Pick<Io, 'cwd'> & Partial<Io>,
): Promise<Ran> {
  const [out, err, said]: [string[], string[], string[]] = [[], [], []];
  const code = await main(words, commands, {
    env: {},
    now: () => new Date(),
    out: (text) => [out, said].forEach((texts) => void texts.push(text)),
    err: (text) => [err, said].forEach((texts) => void texts.push(text)),
    colour: false,
    live: false,
    interrupted: () => new Promise(() => undefined),
    ...io,
  });
  return { code, out: out.join('\n'), err: err.join('\n'), said: said.join('\n') };
}
