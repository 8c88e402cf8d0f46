import { paint } from '../../render/terminal.ts';
import type { Io } from '../io.ts';
import type { Narrator } from './journey.ts';

/** The journey on a terminal: a heading per station, who acts, what came of it, and where to look. */
export function terminalNarrator(io: Io): Narrator {
  const style = paint(io.colour);
  let station = 0;
  return {
    station(title) {
      station += 1;
      io.out(`\n${style('bold', `${station}. ${title}`)}`);
    },
    says(who, what) {
      io.out(`   ${style('dim', who.padEnd(28))} ${what}`);
    },
    address(what, url) {
      io.out(`   ${style('dim', what.padEnd(28))} ${style('notice', url)}`);
    },
  };
}
