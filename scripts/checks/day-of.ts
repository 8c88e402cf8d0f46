/** Of a day, of a moment, or of a year, as a column of days has them: the first day that it can mean. */
export function firstDay(value: string): string {
  return isYear(value) ? `${value}-01-01` : value.slice(0, 10);
}

/** And the last one. */
export function lastDay(value: string): string {
  return isYear(value) ? `${value}-12-31` : value.slice(0, 10);
}

function isYear(value: string): boolean {
  return /^\d{4}$/.test(value);
}
