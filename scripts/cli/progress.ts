import type { Io } from './io.ts';
import { REDRAW } from './shown-text.ts';

/** Work that is over sooner needs no progress. */
const PATIENCE_MS = 1000;

/** One line on the terminal that counts, shown only once the work has taken a second. */
export function progressLine(io: Io, verb: string): { step(): void; done(): void } {
  const start = io.now().getTime();
  let count = 0;
  let shown = false;
  return {
    step() {
      count += 1;
      if (!io.live || count % 50 !== 0 || io.now().getTime() - start < PATIENCE_MS) return;
      shown = true;
      io.err(`${REDRAW}${verb} ${count} datasets …`);
    },
    done() {
      if (shown) io.err(REDRAW);
    },
  };
}
