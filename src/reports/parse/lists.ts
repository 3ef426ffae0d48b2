/** What a list is of, by the words above it. */
export type ListKind = 'PRESENT' | 'REGRETS' | 'ACTION_ITEMS' | 'RESOLUTIONS';

const KINDS: readonly (readonly [ListKind, RegExp])[] = [
  [
    'PRESENT',
    /^(?:meeting )?(?:attendees?|attendance|participants?)$|^(?:members? |people )?present$|^in attendance$|^roll[ -]?call$/,
  ],
  ['REGRETS', /^regrets$|^(?:members? )?absent(?:ees)?$|^apologies$|^not present$|^excused$/],
  [
    'ACTION_ITEMS',
    /^(?:(?:new|open|old|previous|outstanding|pending|closed|done) )?(?:action items?|actions|ais|to-?dos?)(?: (?:review|list|from|of)(?: .*)?)?$|^review of .{0,40}\baction items?$/,
  ],
  [
    'RESOLUTIONS',
    /^(?:resolutions?|votes?|voting|decisions?)(?: (?:and|&) (?:resolutions?|votes?|decisions))?$/,
  ],
];
const MOST = 80;

/** The kind of list that a heading, or a bullet with a list below it, announces: `Attendance (please add yourself):`. */
export function listKindOf(text: string): ListKind | null {
  if (text.length > MOST) return null;
  const words = text
    .replace(/^[\s\d.)*_]+/, '')
    .replace(/[\s:*_]+$/, '')
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[\s:]+$/, '')
    .toLowerCase();
  return KINDS.find(([, form]) => form.test(words))?.[0] ?? null;
}
