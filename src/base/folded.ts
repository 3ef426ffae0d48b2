/**
 * The one form of all texts that are the same name: compatibility forms, case, and characters that nobody sees do not count, and
 * several spaces are one. Two names are one name if and only if these are equal.
 */
export function folded(text: string): string {
  return foldCase(text.normalize('NFKC').replace(INVISIBLE, '')).replace(/\s+/g, ' ').trim();
}

/** Zero-width characters, soft hyphens, marks of direction and the like. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u200E\u200F\u061C]/gu;

const foldCase = (text: string): string =>
  text.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');

/** What a reader sees who takes letters that look alike for one: equal for names of which one may be taken for the other. */
export function skeleton(text: string): string {
  const seen = text.normalize('NFKC').replace(INVISIBLE, '');
  return folded([...seen].map((character) => LOOKS_LIKE.get(character) ?? character).join(''));
}

/** A folded text with, for each of its UTF-16 code units, where it comes from in the original. */
export interface FoldedText {
  text: string;
  /** One more than there are code units: the last is the end. */
  starts: readonly number[];
}

/** {@link folded}, or {@link skeleton}, letter by letter with its marks; spaces stay as many as they are. */
export function foldedWithPlaces(text: string, fold: (part: string) => string = folded): FoldedText {
  let result = '';
  const starts: number[] = [];
  for (const { 0: part, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const form = /^\s/.test(part) ? ' ' : fold(part);
    for (let unit = 0; unit < form.length; unit += 1) starts.push(index);
    result += form;
  }
  starts.push(text.length);
  return { text: result, starts };
}

/** From Unicode's confusables (UTS 39): letters of Cyrillic, Greek, Armenian, Cherokee and Latin that look like those of ASCII. */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'аɑα⍺',
  b: 'ЬƄᏏв',
  c: 'сϲᴄⅽ',
  d: 'ԁᏧⅾ',
  e: 'еҽ℮ε',
  f: 'ꬵẝք',
  g: 'ɡց',
  h: 'һհᏂн',
  i: 'іɩιı',
  j: 'јϳ',
  k: 'кκⲕ',
  l: 'ⅼǀӏІΙӀI1|',
  m: 'мⅿ',
  n: 'ոռп',
  o: 'оοօᴏσ0',
  p: 'рρϱ',
  q: 'ԛգզ',
  r: 'гᴦⲅ',
  s: 'ѕꜱƽ',
  t: 'тτᴛ',
  u: 'υսᴜ',
  v: 'ѵνᴠⅴ',
  w: 'ԝѡաᴡω',
  x: 'хχⅹ',
  y: 'уγүყ',
  z: 'ᴢ',
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СϹᏟ',
  D: 'Ꭰ',
  E: 'ЕΕᎬ',
  F: 'Ϝ',
  G: 'ԌᏀ',
  H: 'НΗᎻ',
  J: 'ЈᎫ',
  K: 'КΚᏦ',
  L: 'Ꮮ',
  M: 'МΜᎷ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡᏢ',
  R: 'Ꮢ',
  S: 'ЅՏᏚ',
  T: 'ТΤᎢ',
  V: 'ѴᏙ',
  W: 'ԜᎳ',
  X: 'ХΧ',
  Y: 'ҮΥУ',
  Z: 'ΖᏃ',
  '-': '‐‑‒–⁃−',
};

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries(ALIKE).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
);
