import { type Command, flag, type Input } from '../command.ts';
import { startCity } from '../demo/city.ts';
import { journey } from '../demo/journey.ts';
import { terminalNarrator } from '../demo/narrator.ts';
import { JourneyFailed } from '../demo/observe.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { isSampleCity } from '../sample-city.ts';

export const demo: Command = {
  name: 'demo',
  summary: 'Carry a real dataset through the whole review on a local forge, to a public portal',
  options: { once: { type: 'boolean', about: 'end when the published page answers, instead of staying up' } },
  examples: ['npm start', 'npm start -- --once'],
  run: runDemo,
};

async function runDemo(input: Input): Promise<ExitCode> {
  const { io } = input;
  if (!isSampleCity())
    throw new UsageError(
      'the demonstration is played by the sample city, and this repository has become another one. See it in a fresh copy of Daylight',
    );
  io.out('Daylight: one dataset, from a pull request to the public portal. Everything runs on this machine.');
  const stop = new AbortController();
  const interrupted = io.interrupted().then(() => stop.abort());
  const fail = (reason: string): ExitCode => {
    io.err(`daylight demo: ${reason}`);
    return 1;
  };
  try {
    const city = await startCity({ now: io.now });
    try {
      // After Ctrl-C the journey is left where it is: it fails as soon as the city closes, and nobody has to hear of it.
      const tell = terminalNarrator({ ...io, out: (text) => stop.signal.aborted || io.out(text) });
      const travel = stop.signal.aborted ? interrupted : journey(city, tell);
      await Promise.race([travel, interrupted]);
      if (!stop.signal.aborted && !flag(input, 'once')) {
        io.out(`\nPortal ${city.portal} and forge ${city.forge.url} stay up. Ctrl-C ends it.`);
        await interrupted;
        return 0;
      }
    } finally {
      await city.close();
    }
  } catch (error) {
    // Ctrl-C reaches git as well, which then fails for no other reason.
    if (!stop.signal.aborted) {
      if (error instanceof JourneyFailed) return fail(error.message);
      throw error;
    }
  }
  return stop.signal.aborted ? fail('stopped before the end. Nothing is left running.') : 0;
}
