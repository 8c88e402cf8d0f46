import { hash } from 'node:crypto';
import { once } from 'node:events';
import { TextDecoder } from 'node:util';
import { type Parser, parse } from 'csv-parse';
import type { SocrataType } from './record.ts';

/** How a table is written, and which of its cells count. */
export interface TableReading {
  delimiter: string;
  /** Name for `TextDecoder`. */
  encoding: string;
  /** For the header of the file: position and type of each column that counts, in the order in which they count; null: it is another table. */
  columns: (header: readonly string[]) => { input: number; type: SocrataType }[] | null;
}

/**
 * Digest of the values of a table, whatever they are written as: Socrata keeps values, not files, and gives them back in
 * its own spelling and order. Equal for two files with the same rows; `rows:sum` of the digests of the rows, so that a
 * file of any length needs little memory. null where it is not the table that was expected.
 */
export class ValuesDigest {
  readonly #decoder: TextDecoder;
  readonly #parser: Parser;
  readonly #done: Promise<unknown>;
  #columns: { input: number; type: SocrataType }[] | null = null;
  #header = false;
  #unreadable = false;
  #rows = 0;
  #sum = 0n;

  constructor({ delimiter, encoding, columns }: TableReading) {
    this.#decoder = new TextDecoder(encoding);
    this.#parser = parse({
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    this.#parser.on('readable', () => {
      for (let row: string[] | null = this.#parser.read(); row !== null; row = this.#parser.read()) {
        if (this.#header) this.#add(row);
        else this.#columns = columns(row);
        this.#header = true;
      }
    });
    this.#done = once(this.#parser, 'end').catch(() => {
      this.#unreadable = true;
    });
  }

  get rows(): number {
    return this.#rows;
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.#unreadable || this.#parser.write(this.#decoder.decode(chunk, { stream: true }))) return;
    await Promise.race([once(this.#parser, 'drain').catch(() => undefined), this.#done]);
  }

  async end(): Promise<string | null> {
    if (!this.#unreadable) this.#parser.end(this.#decoder.decode());
    await this.#done;
    return this.#unreadable || this.#columns === null
      ? null
      : `${this.#rows}:${this.#sum.toString(16).padStart(64, '0')}`;
  }

  #add(row: string[]): void {
    const values = (this.#columns ?? []).map(({ input, type }) => canonicalValue(row[input] ?? '', type));
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${hash('sha256', JSON.stringify(values), 'hex')}`)) % MODULUS;
  }
}

const MODULUS = 1n << 256n;

/** One spelling for each value of a type; what is none stays as it is, and is found to differ. */
export function canonicalValue(text: string, type: SocrataType): string {
  if (text === '' || type === 'text') return text;
  if (type === 'number') return canonicalNumber(text.trim());
  if (type === 'checkbox') return /^(?:true|t|yes|y|1|on)$/i.test(text.trim()) ? 'true' : 'false';
  const moment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:?\d\d)?$/i.exec(
    text.trim(),
  );
  if (moment === null) return text;
  const [, day, minutes = '00:00', seconds = '00', fraction = '', zone = ''] = moment;
  const local = `${day}T${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  if (type === 'calendar_date') return zone === '' ? local : text;
  const offset = zone === '' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2').toUpperCase();
  const instant = new Date(`${local}${offset}`);
  return Number.isNaN(instant.getTime()) ? text : instant.toISOString();
}

/** Exact: no digit is lost in a floating-point number. */
function canonicalNumber(text: string): string {
  const found = /^([-+]?)(\d*)\.?(\d*)(?:e([-+]?\d{1,4}))?$/i.exec(text);
  if (found === null || !/\d/.test(text)) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = found;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === '-' ? '-' : ''}${significant}e${power}`;
}
