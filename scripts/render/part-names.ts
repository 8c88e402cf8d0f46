import { listed } from './words.ts';

/** More names than this tell nobody more. */
const MOST_NAMES = 8;

/** Parts of a dataset as people call them: `environment/weather#file.README.md` is README.md. */
export function partNames(parts: unknown): string {
  const names = new Set((Array.isArray(parts) ? parts : []).map((part) => partName(String(part))));
  const rest = names.size - MOST_NAMES;
  return listed(rest > 1 ? [...[...names].slice(0, MOST_NAMES), `${rest} more`] : [...names]);
}

function partName(part: string): string {
  const name = part.slice(part.indexOf('#') + 1);
  if (name === 'data') return 'the data';
  if (name === 'policy') return 'the policy of the programme';
  const [kind, ...rest] = name.split('.');
  const what = rest.join('.');
  if (kind === 'file') return what;
  if (kind === 'checklist') return `the ${what} answers`;
  return kind === 'metadata' ? what.replaceAll('_', ' ') : name;
}
