import type { StructureFault } from '../model/profile.ts';

/** Faults of shape, one entry a kind: the first line, and how many. */
export class Faults {
  readonly #faults = new Map<StructureFault['id'], StructureFault>();

  add(id: StructureFault['id'], line: number, more: { expected?: string; found?: string } = {}): void {
    const known = this.#faults.get(id);
    if (known !== undefined) known.count += 1;
    else this.#faults.set(id, { id, line, count: 1, ...more });
  }

  list(): StructureFault[] {
    return [...this.#faults.values()].sort((a, b) => a.line - b.line);
  }
}
