import type { HeaderKind } from '../types.ts';

const KINDS: readonly (readonly [HeaderKind, RegExp])[] = [
  ['time', /^(?:(?:meeting|start(?:ing)?) )?time$|^when$/],
  ['location', /^(?:meeting )?location$|^where$/],
  ['announcement', /^announcement$/],
  ['recording', /^(?:video |meeting )?recording$|^video$/],
  ['previous', /^previous (?:meeting(?: notes| minutes)?|notes|minutes)$/],
  ['scribe', /^scribes?$|^note[ -]?takers?$|^(?:notes|minutes) (?:taken )?by$/],
  ['attendees', /^attend(?:ees?|ing) organi[sz]ations?$|^organi[sz]ations?(?: present)?$/],
  [
    'present',
    /^(?:(?:meeting|in[ -]?person|remote|virtual|online|other|voting|non-voting) )*(?:attendees?|attendance|participants?)$|^(?:members? |people )?(?:present|attending)$|^in attendance$|^who$/,
  ],
  ['regrets', /^regrets$|^(?:members? )?absent(?:ees)?$|^apologies$|^not present$|^excused$/],
  ['chair', /^(?:co-)?chairs?(?:persons?)?$|^chaired by$/],
  ['paraphrase', /^paraphrase(?: of)?$/],
];
const LABEL =
  /^[ \t]{0,3}(?:[-*+][ \t]{1,3})?(\*\*|__)?([A-Za-z][\w /-]{0,40}?)[ \t]?(?::\1|\1[ \t]?:)(?=[ \t]|$|(.))/;

/** `**Attending** (add yourself):` */
const LABEL_WITH_ASIDE =
  /^[ \t]{0,3}(?:[-*+][ \t]{1,3})?(?:\*\*|__)?([A-Za-z][\w /-]{0,40}?)(?:\*\*|__)?[ \t]?\([^()]{1,60}\)(?:\*\*|__)?[ \t]?:(?:\*\*|__)?(?=[ \t]|$)/;

export interface Label {
  /** Null for a label that is not known. */
  kind: HeaderKind | null;
  label: string;
  /** Offset of the value in the line. */
  offset: number;
}

/** `Time: …`, `**Video recording:** …`, `- scribe: …`; null for a line that begins with no label. */
export function readLabel(raw: string): Label | null {
  const [matched, , label = '', glued] = LABEL.exec(raw) ?? [];
  if (matched === undefined) return readWithAside(raw);
  const kind = kindOf(label);
  // `https://…` is no label, `Time:9am` is one.
  if (glued !== undefined && kind === null) return null;
  return { kind, label: label.trim(), offset: raw.length - raw.slice(matched.length).trimStart().length };
}

const kindOf = (label: string): HeaderKind | null => {
  const words = label.trim().toLowerCase().replace(/ {2,}/g, ' ');
  return KINDS.find(([, form]) => form.test(words))?.[0] ?? null;
};

/** Only a label that is known may have an aside: anything else is a sentence. */
function readWithAside(raw: string): Label | null {
  const [matched, label = ''] = LABEL_WITH_ASIDE.exec(raw) ?? [];
  const kind = matched === undefined ? null : kindOf(label);
  if (matched === undefined || kind === null) return null;
  return { kind, label: label.trim(), offset: raw.length - raw.slice(matched.length).trimStart().length };
}
