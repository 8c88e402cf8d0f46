import type { Fault } from './fault.ts';
import { isHolder, steps } from './pointer.ts';

/**
 * Puts text where text belongs: '' for what is missing or blank, the words of a number or of true and false. Says
 * whether the place is sound now; a list or mapping in place of a text is not.
 */
export function mend(root: unknown, fault: Fault): boolean {
  if (!fault.text) return false;
  const path = steps(fault.pointer);
  const key = path.pop();
  const holder = path.reduce<unknown>((node, name) => (isHolder(node) ? node[name] : undefined), root);
  if (key === undefined || !isHolder(holder)) return false;
  const value = holder[key];
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) return false;
  holder[key] = value === undefined || value === null ? '' : String(value);
  return true;
}
