import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { step } from '../pointer.ts';
import { placeFinding } from './place-finding.ts';

/** Rosters by theme name themes of the vocabulary, and leave none without people. */
export function themeRosters(
  document: Document<Governance>,
  governance: Governance,
  themes: readonly string[],
): Finding[] {
  const unknown = (pointer: string, theme: string): Finding[] =>
    themes.includes(theme)
      ? []
      : [
          placeFinding(document, pointer, 'governance-unknown-theme', {
            theme,
            closest: closest(theme, themes),
          }),
        ];
  const rosters = Object.entries(governance.roles).flatMap(([id, role]) => {
    if (role.scope !== 'theme') return [];
    const named = Object.keys(role.themes ?? {});
    const open = themes.filter((theme) => !named.includes(theme));
    return [
      ...named.flatMap((theme) => unknown(`/roles/${id}/themes/${step(theme)}`, theme)),
      ...(open.length === 0
        ? []
        : [
            placeFinding(document, `/roles/${id}/themes`, 'governance-theme-without-people', {
              role: id,
              themes: open,
            }),
          ]),
    ];
  });
  const portals = Object.entries(governance.portals).flatMap(([id, portal]) =>
    (portal.only?.themes ?? []).flatMap((theme, i) => unknown(`/portals/${id}/only/themes/${i}`, theme)),
  );
  return [...rosters, ...portals];
}
