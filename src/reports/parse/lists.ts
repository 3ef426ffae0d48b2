/** The meaning of a list, by the words above it. */
export type ListKind = 'PRESENT' | 'REGRETS' | 'ACTION_ITEMS' | 'RESOLUTIONS';

const KINDS: readonly (readonly [ListKind, RegExp])[] = [
  [
    'PRESENT',
    /^(?:(?:meeting|in[ -]?person|remote|virtual|online|other|voting|non-voting|list of) )*(?:attendees?|attendance|attending|participants?)(?: list)?$|^(?:(?:members?|people|directors|also) )?present(?: \(.*)?$|^in attendance$|^roll[ -]?call$/,
  ],
  ['REGRETS', /^regrets$|^(?:members? )?absent(?:ees)?$|^apologies$|^not present$|^excused$/],
  [
    'ACTION_ITEMS',
    /^(?:(?:new|open|old|previous|outstanding|pending|closed|done) )?(?:action items?|actions|ais|to[ -]?dos?|follow[ -]?ups?)(?: (?:review|list|from|of)(?: .*)?)?$|^action items?, by person$|^review of .{0,40}\baction items?$/,
  ],
  [
    'RESOLUTIONS',
    /^(?:resolutions?|votes?|voting|decisions?)(?: (?:and|&) (?:resolutions?|votes?|decisions))?$/,
  ],
];
const MOST = 80;

/** What stands before the words of a heading: emoji, their names, numbers, emphasis. */
const MARKS =
  /^(?:[*_`\s]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d}|:[a-z\d_+-]{2,40}:|\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s))+/u;

export const withoutMarks = (text: string): string => (/^\p{L}/u.test(text) ? text : text.replace(MARKS, ''));

/** The kind of list that a heading, or a bullet with a list below it, announces: `Attendance (please add yourself):`. */
export function listKindOf(text: string): ListKind | null {
  if (text.length > MOST) return null;
  const words = withoutMarks(text)
    .replace(/^[\s\d.)*_]+/, '')
    .replace(/[\s:*_]+$/, '')
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[\s:]+$/, '')
    .toLowerCase();
  return KINDS.find(([, form]) => form.test(words))?.[0] ?? null;
}
