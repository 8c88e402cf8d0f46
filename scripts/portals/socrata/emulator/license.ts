const NAMES: Record<string, string> = {
  PUBLIC_DOMAIN: 'Public Domain',
  CC0_10: 'Creative Commons 1.0 Universal (Public Domain Dedication)',
  PDDL: 'Open Data Commons Public Domain Dedication and License',
  CC_40_BY: 'Creative Commons Attribution 4.0 International Public License',
  CC_40_BY_SA: 'Creative Commons Attribution | Share Alike 4.0 International',
  ODC_BY: 'Open Data Commons Attribution License',
  ODBL: 'Open Data Commons Open Database License',
};

/** What an asset says of its licence; nothing where it has none. */
export function licenseOf(id: string | null): { name?: string } {
  const name = NAMES[id ?? ''];
  return name === undefined ? {} : { name };
}

/** The id of a licence by its name; undefined where there is none. */
export function licenseNamed(name: string): string | undefined {
  return Object.keys(NAMES).find((id) => NAMES[id] === name);
}
