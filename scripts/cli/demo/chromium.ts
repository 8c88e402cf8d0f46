import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Chromium of this machine, and the flags under which it keeps to itself; null where there is none. */
export function chromium(): { executablePath: string; args: string[] } | null {
  const executablePath = PLACES.find((place) => existsSync(place));
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return executablePath === undefined ? null : { executablePath, args };
}
