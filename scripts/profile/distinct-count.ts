const BITS = 12;
const REGISTERS = 2 ** BITS;
/** What the mean of so many registers is to be corrected by (Flajolet and others, "HyperLogLog", 2007). */
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

/** How many different digests there were, within two or three per cent, in four kilobytes: HyperLogLog. */
export class DistinctCount {
  readonly #registers = new Uint8Array(REGISTERS);

  add(high: number, low: number): void {
    const place = low & (REGISTERS - 1);
    const rank = Math.clz32(high) + 1;
    if (rank > (this.#registers[place] ?? 0)) this.#registers[place] = rank;
  }

  estimate(): number {
    let sum = 0;
    for (const rank of this.#registers) sum += 2 ** -rank;
    return Math.round((ALPHA * REGISTERS ** 2) / sum);
  }
}
