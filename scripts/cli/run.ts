import { demo } from './commands/demo.ts';
import { commands } from './commands.ts';
import { processIo } from './io.ts';
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2), [...commands, demo], processIo());
