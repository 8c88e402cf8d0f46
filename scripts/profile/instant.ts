/**
 * Where a moment lies among others, in days. For distances a month of 31 days is near enough, and the order is right;
 * zones are not looked at.
 */
export function placeOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  return (year * 12 + month) * 31 + day + (hour * 3_600 + minute * 60 + second) / 86_400;
}

/** The same of a date or a date with its time as it is written: `2026-03-31`, `2026-03-31T12:00:00Z`. */
export function placeOfText(text: string): number {
  const isTimed = text.length > 12;
  return placeOf(
    two(text, 0) * 100 + two(text, 2),
    two(text, 5),
    two(text, 8),
    isTimed ? two(text, 11) : 0,
    isTimed ? two(text, 14) : 0,
    isTimed && text[16] === ':' ? two(text, 17) : 0,
  );
}

function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
