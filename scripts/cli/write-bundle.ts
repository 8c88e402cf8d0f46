import { mkdir, writeFile } from 'node:fs/promises';
import { bundle } from './build.ts';

/** `npm run build` */
const file = new URL('../../.github/actions/dist/daylight.js', import.meta.url);
await mkdir(new URL('./', file), { recursive: true });
await writeFile(file, await bundle());
console.log('.github/actions/dist/daylight.js is up to date.');
