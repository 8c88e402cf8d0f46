import { AT, JOINT, LETTER } from './characters.ts';
import type { Detector } from './detector.ts';
import { NOTES } from './in-text.ts';

/** Mailboxes of an office, not of a person. */
const ROLES =
  /^(info|contact|office|help|helpdesk|support|service|services|customerservice|admin|clerk|cityclerk|records|opendata|open\.data|data|library|parks|press|media|news|hello|mail|webmaster|permits|planning|housing|police|fire|311|hr|jobs|finance|billing|noreply|no-reply|public\w*|abuse|(host|post)master|ciso|vdp|foia|privacy|.*(desk|office|dept|department|team|center|security|disclosure|incidents?|c?sirt|cirt|soc)|(contat|contact)o|atendimento|ouvidoria|gabinete|presidencia|secretaria|imprensa|prensa|comunicacion|informacion|accueil|mairie|kontakt|poststelle|presse)$/i;

const ADDRESS = /^[^\s@,;<>"()]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}$/;

export const email: Detector = {
  kind: 'e-mail',
  category: 'personal',
  needs: AT,
  length: [6, 320],
  shape: 'certain',
  share: 0,
  supports: ['email', 'mail', 'correo'],
  fits: (value) => {
    if (!value.includes('@')) return false;
    if (isSomebodys(bare(value))) return true;
    // Some people have more than one, and some cells more than one of them.
    const list = value.split(BETWEEN).map(bare);
    return list.length > 1 && list.every((one) => ADDRESS.test(one)) && list.some(isSomebodys);
  },
};

const BETWEEN = /\s*[;,|/\n]\s*|\s+(?:and|or|y|et|und)\s+|(?<=@\S+)\s+(?=\S+@)/;

function isSomebodys(address: string): boolean {
  return ADDRESS.test(address) && !ROLES.test(address.slice(0, address.indexOf('@')));
}

/** Written so that machines pass it by, and people do not. */
const DISGUISED =
  /^[\w.+-]{1,64}( ?[[({] ?at ?[\])}] ?[\w.-]{1,63}( ?([[({] ?dot ?[\])}]) ?[\w-]{1,24}|\.[a-z]{2,24})| at [\w-]{1,63}( dot [\w-]{1,24}){1,3})$/i;

export const disguisedEmail: Detector = {
  kind: 'e-mail',
  category: 'personal',
  needs: LETTER,
  length: [10, 160],
  shape: 'certain',
  share: 0,
  supports: ['email', 'mail', 'correo'],
  digits: 'alike',
  fits: (value) => DISGUISED.test(value),
};

/** Without the name, the brackets and the scheme that mail programs write around it. */
function bare(value: string): string {
  const bracketed = /<([^<>]+)>\W*$/.exec(value)?.[1] ?? value;
  return bracketed
    .replace(/^\s*mailto:\s*/i, '')
    .replaceAll(/ ?@ ?/g, '@')
    .replace(/[;,.\s]+$/, '');
}

const IN_TEXT = /(?<=^|[\s<("':,;])([^\s@,;<>"()]{1,64})@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b/g;

/** An address inside a text: the text may be about it, or by its owner. Worth a look, and more where people write down whom to answer. */
export const emailInText: Detector = {
  kind: 'e-mail',
  category: 'personal',
  needs: AT,
  shape: 'faint',
  share: 0.01,
  supports: NOTES,
  fits: (value) =>
    value.includes('@') &&
    /\s/.test(value) &&
    [...value.matchAll(IN_TEXT)].some(([, mailbox = '']) => !ROLES.test(mailbox)),
};

const IN_LINK = /[=/:]([\w.+-]{1,64})%40(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/;

/** In the address of a page, as browsers write it. */
export const emailInLink: Detector = {
  kind: 'e-mail',
  category: 'personal',
  needs: JOINT | LETTER,
  length: [12, Number.POSITIVE_INFINITY],
  shape: 'certain',
  share: 0,
  fits: (value) => value.includes('%40') && !ROLES.test(IN_LINK.exec(value)?.[1] ?? 'info'),
};
