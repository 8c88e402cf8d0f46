/** Keeps secrets out of logs. Values can be added while a job runs (`::add-mask::`). */
export interface Mask {
  add(value: string): void;
  hide(text: string): string;
  /** Does the text hold a secret? GitHub drops job outputs that do. */
  reveals(text: string): boolean;
}

export function createMask(values: Iterable<string> = []): Mask {
  const hidden = new Set<string>();
  function add(value: string): void {
    // A log is written line by line, so each line of a private key has to be hidden by itself.
    for (const line of [value, ...value.split(/\r?\n/)]) {
      const text = line.trim();
      if (text.length > 0) hidden.add(text).add(JSON.stringify(text).slice(1, -1));
    }
  }
  for (const value of values) add(value);
  return {
    add,
    // The longest first, or a secret that begins with another one would show its tail.
    hide: (text) =>
      [...hidden]
        .sort((a, b) => b.length - a.length)
        .reduce((out, secret) => out.replaceAll(secret, '***'), text),
    reveals: (text) => [...hidden].some((secret) => text.includes(secret)),
  };
}
