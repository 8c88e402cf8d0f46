/** An address that a link may lead to: the web, mail, or within this site. null for anything else, scripts above all. */
export function safeAddress(url: string): string | null {
  const trimmed = url.replace(/[\p{Cc}\s]/gu, '');
  if (/^(?:https?:|mailto:)/i.test(trimmed)) return trimmed;
  // Without a scheme it stays on this site, unless it begins like //elsewhere.
  return /^[a-z][a-z\d+.-]*:/i.test(trimmed) || /^[/\\]{2}/.test(trimmed) || trimmed === '' ? null : trimmed;
}
