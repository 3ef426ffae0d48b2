/**
 * The one form of all texts that are the same name: compatibility forms, case, and characters that nobody sees do not count, and
 * several spaces are one. Two names are one name if and only if these are equal.
 */
export function folded(text: string): string {
  return foldCase(seen(text)).replace(/\s+/g, ' ').trim();
}

const seen = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '').replace(BLANK, ' ');

/** Zero-width characters, soft hyphens, marks of direction, variation selectors, controls of annotations and of hieroglyphs. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u200E\u200F\u061C\uFFF9-\uFFFC\u{13430}-\u{1345F}]/gu;

/** What is drawn as nothing, and is no space: of Braille and of music. */
const BLANK = /[\u2800\u{1D159}]/gu;

const foldCase = (text: string): string =>
  text.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');

/** The form of a text in which letters that look alike are the same: equal for names of which one may be taken for the other. */
export function skeleton(text: string): string {
  const letters = seen(text).normalize('NFD').replace(DIACRITICS, '');
  return folded([...letters].map((character) => LOOKS_LIKE.get(character) ?? character).join(''));
}

/** Accents, strokes, rings: what is put around a letter, and belongs to no alphabet of its own. */
const DIACRITICS = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/g;

/** A folded text with, for each of its UTF-16 code units, where it comes from in the original. */
export interface FoldedText {
  text: string;
  /** One more than there are code units: the last is the end. */
  starts: readonly number[];
}

type Fold = typeof folded;

/** {@link folded}, or {@link skeleton}, letter by letter with its marks; spaces stay as many as they are. */
export function foldedWithPlaces(text: string, fold: Fold = folded): FoldedText {
  const formOf = letterwise(fold);
  let result = '';
  const starts: number[] = [];
  let index = 0;
  for (const part of ASCII.test(text) ? text : (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [])) {
    const form = formOf(part);
    for (let unit = 0; unit < form.length; unit += 1) starts.push(index);
    result += form;
    index += part.length;
  }
  starts.push(text.length);
  return { text: result, starts };
}

const ASCII = /^\p{ASCII}*$/u;

/** Texts are of few different letters: what becomes of each is worked out once. */
const letters = new WeakMap<Fold, Map<string, string>>();
const MOST_LETTERS = 10_000;
const LONGEST_KEPT = 8;

function letterwise(fold: Fold): Fold {
  const known = letters.get(fold) ?? new Map<string, string>();
  letters.set(fold, known);
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const form = /^\s/.test(part.replace(BLANK, ' ')) ? ' ' : fold(part);
    if (part.length > LONGEST_KEPT) return form;
    if (known.size >= MOST_LETTERS) known.clear();
    known.set(part, form);
    return form;
  };
}

/** From Unicode's confusables (UTS 39): letters and digits of other alphabets, and of Latin beyond ASCII, that look like those of ASCII. */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'ᴀаɑα⍺',
  b: 'ƀʙЬƄᏏв',
  c: 'ⲥƈ𐐽сϲᴄⅽ',
  d: 'đᴅԁᏧⅾ',
  e: 'ɇᴇеҽ℮ε',
  f: 'ꜰꬵẝք',
  g: 'ɢɡց',
  h: 'ħʜһհᏂн',
  i: 'ɨɪіɩιı',
  j: 'ᴊјϳ',
  k: 'ƙᴋкκⲕ',
  l: 'łןاⵏ∣ߊʟⅼǀӏІΙӀI1|',
  m: 'ᴍмⅿ',
  n: 'ɲŋɴոռп',
  o: 'סهہە٥۵०੦૦௦౦೦൦๐໐〇ⲟøഠဝ𐐬𐓪𑣈𑣗оοօᴏσ0',
  p: 'ⲣᴘрρϱ',
  q: 'ԛգզ',
  r: 'ʀгᴦⲅ',
  s: '𐑈ѕꜱƽ',
  t: 'ŧтτᴛ',
  u: 'ʋυսᴜ',
  v: 'ⱱ∨ѵνᴠⅴ',
  w: 'ԝѡաᴡω',
  x: '᙮×хχⅹ',
  y: 'ʏуγүყ',
  z: 'ᴢ',
  A: 'ꭺꓮАΑᎪ',
  B: 'ᏼꓐВΒᏴ',
  C: 'Ⲥ𐐕ꮯꓚСϹᏟ',
  D: 'ĐꭰꓓᎠ',
  E: 'ꭼꓰЕΕᎬ',
  F: 'ꓝϜ',
  G: 'ꮐꓖԌᏀ',
  H: 'ĦꮋꓧНΗᎻ',
  J: 'ꭻꓙЈᎫ',
  K: 'ꮶꓗКΚᏦ',
  L: '𐐛ⱢꮮꓡᏞ',
  M: 'ꮇꓟМΜᎷ',
  N: 'ꓠΝ',
  O: 'ØⲞ𐐄𐓂𐊒ꓳОΟՕ',
  P: 'ꮲꓑРΡᏢ',
  R: 'ꮢꓣᏒ',
  S: 'ꮪꓢЅՏᏚ',
  T: 'ŦꭲꓔТΤᎢ',
  V: 'ꮩꓦѴᏙ',
  W: 'ꮃꮤꓪԜᎳ',
  X: 'ꓫХΧ',
  Y: 'ꓬҮΥУ',
  Z: 'ꮓꓜΖᏃ',
  I: 'ꓲ',
  U: 'ꓴ',
  '-': 'ー˗﹘‐‑‒–⁃−',
};

/** Alphabets of letters in boxes and circles, by where they begin; what is written in flags is the last. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6];

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ALIKE).flatMap(([letter, others]) =>
    [...others].map((other) => [other, letter] as const),
  ),
  ...BOXED.flatMap((begin) =>
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(
      (letter, at) => [String.fromCodePoint(begin + at), letter] as const,
    ),
  ),
]);
