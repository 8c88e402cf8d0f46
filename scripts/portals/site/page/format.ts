const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY_MS = 86_400_000;

/** 2026-03-02, with or without a time, as "March 2, 2026"; anything else as it is. */
export function longDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${name} ${Number(day)}, ${year}`;
}

/** The day so many days after an ISO date; null where it is none. */
export function daysAfter(date: string, days: number): string | null {
  const start = Date.parse(date);
  return Number.isNaN(start) ? null : new Date(start + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1234567 as "1,234,567". Not by locale: the same everywhere. */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Bytes as people read them on a download: 840 bytes, 1.2 KB, 35 MB. */
export function fileSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit > 0 && size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}

/** A share as a percentage that never rounds up to all or down to none. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share < 1 && share > 0.99) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** The beginning of a text, cut at a word. */
export function excerpt(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most)
    .toWellFormed()
    .replace(/\s\S*$/, '')}…`;
}
