/** With this, at its beginning, a text takes the place of the line above it. */
export const REDRAW = '\u001b[1A\u001b[2K';

/**
 * What a terminal may be given: names, reasons and answers of portals are other people's text, and a control character in
 * it could hide a line, set the title of the window or turn a sentence round. Colours stay.
 */
export function forTerminal(text: string): string {
  const redraw = text.startsWith(REDRAW) ? REDRAW : '';
  const shown = text
    .slice(redraw.length)
    .replaceAll(/\p{Cc}(?:\[\d{1,2}m)?/gu, (found) => {
      if (found === '\n' || found === '\t' || (found.startsWith('\u001b') && found.length > 1)) return found;
      return `�${found.slice(1)}`;
    })
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '�');
  return `${redraw}${shown}`;
}

/**
 * What the log of a run may be given. GitHub's runner takes a line that begins with two colons for a command, and two
 * number signs with a bracket anywhere in it: they would set outputs, hide words from the log, or end it.
 */
export function forLog(text: string): string {
  return forTerminal(text)
    .replaceAll(/^(\s*):(?=:)/gm, '$1:\u200b')
    .replaceAll('##[', '##\u200b[');
}
