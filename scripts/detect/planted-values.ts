import { luhn } from './check-digits.ts';

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const next = numbers(11);
export const digits = (count: number): string => Array.from({ length: count }, () => next(10)).join('');
export const letters = (count: number): string =>
  Array.from({ length: count }, () => 'ABCDEFGHJKLMNPRSTUVWXYZ'[next(23)]).join('');
export const of = (items: string): string => items.split(' ')[next(items.split(' ').length)] ?? '';
export const two = (least: number, most: number): string =>
  String(least + next(most - least + 1)).padStart(2, '0');

export const given = (): string =>
  of('Maria James Linda Robert Aisha Carlos Priya Olivia Hannah Jamal Sofia Ethan');
export const family = (): string =>
  of('Garcia Nguyen Smith Kowalski Johnson Patel Martinez Brown Schmidt Rossi Ramirez');
export const ssn = (mark = '-'): string => [101 + next(500), 11 + next(80), 1000 + next(8999)].join(mark);
export const birth = (mark = '-'): string => [1930 + next(85), two(1, 12), two(1, 28)].join(mark);

/** The digits, with the check digit that Luhn's sum asks for. */
function luhned(prefix: string, body: string): string {
  for (let check = 0; check < 10; check++) if (luhn(prefix + body + check)) return body + check;
  return body;
}
export const card = (): string => luhned('', `4${digits(14)}`);
export const grouped = (value: string, mark: string): string => value.replaceAll(/(.{4})(?=.)/g, `$1${mark}`);
export const npi = (): string => luhned('80840', `1${digits(8)}`);

export function routing(): string {
  const body = `12${digits(6)}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * ([3, 7, 1][i % 3] ?? 0), 0);
  return body + ((10 - (sum % 10)) % 10);
}

export function iban(): string {
  const account = `WEST${digits(14)}`;
  const number = [...`${account}GB00`].map((letter) => Number.parseInt(letter, 36)).join('');
  return `GB${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`;
}

const VIN_VALUES: Record<string, number> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4 },
  ...{ N: 5, P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
export function vin(): string {
  const draft = `1${letters(2)}${digits(1)}${letters(2)}${digits(2)}0${letters(2)}${digits(6)}`;
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const sum = [...draft].reduce((total, c, i) => total + (VIN_VALUES[c] ?? Number(c)) * (weights[i] ?? 0), 0);
  return `${draft.slice(0, 8)}${sum % 11 === 10 ? 'X' : sum % 11}${draft.slice(9)}`;
}

export const beneficiary = (): string =>
  `${1 + next(9)}${letters(1)}${digits(2)}-${letters(1)}${digits(2)}-${letters(2)}${digits(2)}`
    .replaceAll('S', 'T')
    .replaceAll(/[LBZ]/g, 'K');
export const mac = (mark = ':'): string =>
  Array.from({ length: 6 }, () => (16 + next(240)).toString(16)).join(mark);
export const mail = (): string => `${given()}.${digits(3)}@mail.example`;
export const phone = (): string => `(213) 555-0${digits(3)}`;
