import { type Command, flag, type Input } from '../command.ts';
import { startCity } from '../demo/city.ts';
import { journey } from '../demo/journey.ts';
import { terminalNarrator } from '../demo/narrator.ts';
import { JourneyFailed } from '../demo/observe.ts';
import type { ExitCode } from '../io.ts';

export const demo: Command = {
  name: 'demo',
  summary: 'Carry a real dataset through the whole review on a local forge, to a public portal',
  options: { once: { type: 'boolean', about: 'end when the published page answers, instead of staying up' } },
  examples: ['npm start', 'npm start -- --once'],
  run: runDemo,
};

async function runDemo(input: Input): Promise<ExitCode> {
  const { io } = input;
  io.out('Daylight: one dataset, from a pull request to the public portal. Everything runs on this machine.');
  const city = await startCity({ now: io.now });
  try {
    await journey(city, terminalNarrator(io));
    if (flag(input, 'once')) return 0;
    io.out(`\nPortal ${city.portal} and forge ${city.forge.url} stay up. Ctrl-C ends it.`);
    await io.interrupted;
    return 0;
  } catch (error) {
    if (!(error instanceof JourneyFailed)) throw error;
    io.err(`daylight demo: ${error.message}`);
    return 1;
  } finally {
    await city.close();
  }
}
