/** Any of these is in every name below: one look spares three. */
const WORTH_A_LOOK = /-| th[iị]\p{M}* | v[aă]\p{M}*n |yan$/iu;

const KOREAN_FAMILIES =
  'kim|lee|yi|park|pak|choi|choe|jung|jeong|chung|kang|cho|yoon|yun|jang|chang|lim|han|shin|seo|suh|kwon|hwang|ahn|' +
  'song|yoo|ryu|hong|jeon|ko|koh|moon|yang|bae|baek|heo|nam|noh|joo|koo|bong|oh|woo|cha';
/** As Korean is written in Latin letters. */
const SYLLABLE =
  '(?:[bdghjklmnprstwy]|ch|sh|[bghkm]y|[hkg]w)?(?:ae?|ah|e[aeou]?|i|o[ehou]?|u[ehi]?|y?eo|yoo)(?:ck|ng|[bghklmnprt])?';
const KOREAN_GIVEN = `${SYLLABLE}-${SYLLABLE}`;
const KOREAN = new RegExp(
  `^((${KOREAN_FAMILIES}),? ${KOREAN_GIVEN}|${KOREAN_GIVEN} (${KOREAN_FAMILIES}))$`,
  'i',
);

/** Between family and given name, Thị of women and Văn of men. */
const VIETNAMESE =
  /^(nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|truong|dinh|doan|trinh|luong|cao|mai|lam|ha|ta|luu),? (thi|van) [a-z]{2,6}( [a-z]{2,6})?$/i;

/** Families end so, and hardly anything else that is as long. */
const ARMENIAN = /^\p{Lu}\p{L}{2,}( \p{Lu}\.?)? (?!himalayan)\p{L}{5,}yan$/iu;

/** Is it somebody's name by its form alone? Of some peoples no list has all names, and needs none. */
export function hasFormOfName(value: string): boolean {
  if (!WORTH_A_LOOK.test(value)) return false;
  const plain = value.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd');
  return KOREAN.test(plain) || VIETNAMESE.test(plain) || ARMENIAN.test(plain);
}
