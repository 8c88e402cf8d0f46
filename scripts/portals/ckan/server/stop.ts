import { stopDaemon } from './daemon.ts';
import { daemons } from './daemons.ts';

/** `npm run ckan:stop`: ends every process that `ckan:start` left running. What the server holds stays. */
for (const daemon of daemons().toReversed())
  console.log(`${daemon.name} ${(await stopDaemon(daemon)) ? 'stopped' : 'was not running'}`);
