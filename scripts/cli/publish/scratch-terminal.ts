import { commands } from '../commands.ts';
import type { Io } from '../io.ts';
import { main } from '../main.ts';
import type { ScratchPublishing } from './scratch-publishing.ts';

/** What a person sees who types commands into a terminal, in a clone of the city's repository. */
export function scratchTerminal(city: ScratchPublishing) {
  return async (words: string[], env: Io['env'] = {}, event?: Io['event']) => {
    const { clone, token } = city.connection();
    const said: string[] = [];
    const io: Io = {
      env: {
        GITHUB_TOKEN: token,
        GITHUB_REPOSITORY: 'arroyo/open-data',
        GITHUB_API_URL: city.forge.apiUrl,
        GITHUB_SERVER_URL: city.forge.url,
        ...env,
      },
      cwd: clone,
      now: () => new Date('2026-11-23T12:00:00Z'),
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
      colour: false,
      live: false,
      interrupted: () => new Promise(() => undefined),
      ...(event === undefined ? {} : { event }),
    };
    return { code: await main(words, commands, io), said: said.join('\n') };
  };
}

/** The policy of a scratch city that feeds these portals. */
export function feeding(city: ScratchPublishing, portals: object): Record<string, string> {
  const governance = city.work.git('show', 'main:governance.yml');
  return {
    'governance.yml': governance.replace('"portals": {}', `"portals": ${JSON.stringify(portals)}`),
  };
}
