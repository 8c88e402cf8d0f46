import type { Mask } from './mask.ts';
import type { Annotation } from './types.ts';

const LEVELS = ['error', 'warning', 'notice'] as const;

/**
 * Reads the `::command key=value::message` lines that a step prints. Masks take hold at once, so that the same line and
 * everything after it is hidden.
 */
export function createCommandReader(mask: Mask, annotations: Annotation[]): (line: string) => string {
  let stopToken: string | null = null;
  return (line) => {
    if (stopToken !== null) {
      if (line === `::${stopToken}::`) stopToken = null;
      return mask.hide(line);
    }
    const [, name, written = '', data = ''] = /^::([\w-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) return mask.hide(line);
    const message = unescapeData(data);
    if (name === 'add-mask') {
      mask.add(message);
      return '::add-mask::***';
    }
    if (name === 'stop-commands') stopToken = message;
    const level = LEVELS.find((candidate) => candidate === name);
    if (level !== undefined)
      annotations.push({ level, message: mask.hide(message), properties: readProperties(written) });
    return mask.hide(line);
  };
}

function readProperties(written: string): Record<string, string> {
  const pairs = written.split(',').map((pair) => pair.split('=', 2));
  return Object.fromEntries(
    pairs.flatMap(([key, value]) =>
      key === undefined || value === undefined
        ? []
        : [[key.trim(), unescapeData(value).replaceAll('%3A', ':').replaceAll('%2C', ',')]],
    ),
  );
}

function unescapeData(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
