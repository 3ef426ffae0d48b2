import type { GroupWords, LevelKey } from '../base/group.ts';
import { READINESS, type Readiness } from '../base/readiness.ts';
import { isCheapToRead } from './markdown.ts';
import type { Note, ParsedReport, Suggestion, SuggestionRule } from './types.ts';

/** Words that bear on readiness, the most telling first. What only looks like them is listed with them. */
const RULES: readonly { rule: SuggestionRule; words: RegExp; but?: RegExp }[] = [
  { rule: 'untested', words: /\buntested\b|\b(?:not|never|isn't|hasn't) (?:yet )?(?:been )?tested\b/i },
  {
    rule: 'maturity',
    words:
      /\b(?:experimental|(?:un)?stable|mature|maturity|production[- ]ready|alpha|beta|prototype|proof[- ]of[- ]concept|unmaintained|deprecated|abandoned|graduat(?:ed?|es|ing|ion)|incubat(?:ing|ion))\b|\b(?:testing|probational|staging) channel\b|\bready (?:for|to) (?:production|testing|graduat|use|merge)|\bnot (?:yet )?ready\b/i,
    but: /\b(?:un)?stable (?:kernels?|trees?|branch(?:es)?|releases?|series|updates?|a[pb]i|identifiers?|names?)\b/i,
  },
  {
    rule: 'upstreaming',
    words:
      /\bupstream(?:ed|ing|able)\b|\bto upstream\b|\b(?:merged|accepted|landed|posted|submitted|sent|rejected)\b.{0,40}\b(?:upstream|mainline|lkml)\b|\b(?:in|into) mainline\b/i,
  },
  {
    rule: 'working',
    words:
      /\bworks\b|\b(?:doesn['’]?t|does not|don['’]?t) (?:yet )?work\b|\b(?:is|are|now|already|fully|not|yet) working\b(?! (?:on|towards?))|\bworking (?:prototype|implementation|demo|version)\b/i,
    but: /\b(?:how|the way|what|in the)\b[^.;]{0,60}\bworks\b/i,
  },
  { rule: 'ci', words: /\bCI\b|\bcontinuous integration\b/ },
  {
    rule: 'maturity',
    words:
      /\b(?:mov(?:ed?|es|ing)|advanc(?:ed?|es|ing)|promot(?:ed?|es|ing)|enter(?:s|ed|ing)?|join(?:s|ed))\b.{0,60}?\b(?:(?:phase|stage|level|tier) \d|sandbox|incubat\w+|graduat\w+|attic|end of life|general availability)\b|\b(?:is|are|now|still) (?:now )?(?:at|in) (?:phase|stage|level|tier) \d|\bend[ -]of[ -]life\b|\b(?:can|could|should|will|to) be stabili[sz]ed\b|\bconsensus to (?:proceed|advance|adopt|accept)\b|\b(?:the )?(?:project|proposal|spec(?:ification)?) (?:is|was|has been) (?:approved|accepted|archived|rejected)\b/i,
  },
  {
    rule: 'working',
    words:
      /\b(?:has|have|was|were|is|are|just|already) (?:now )?(?:landed|shipped|released)\b|\bships?\b.{0,40}\b(?:behind a|by default|in (?:production|version))|\b(?:engines?|vendors?|browsers?|distributions?|distros?)\b.{0,20}\bships?\b|\bshipping (?:in|since|by default|now)\b|\bimplemented in \w+ (?:engines?|browsers?|implementations?)\b/i,
  },
];

/** A note of nothing but such a heading gives its rule to the notes right below it. */
const HEADINGS: readonly (readonly [SuggestionRule, RegExp])[] = [
  ['maturity', /^(?:maturity|readiness|(?:current |project )?status)\W*$/i],
  ['upstreaming', /^upstream(?:ing)?(?: status| plans?| work)?\W*$/i],
  ['ci', /^(?:CI|continuous integration)(?: status)?\W*$/i],
];

const BY_NAME: readonly (readonly [Readiness, RegExp])[] = [
  ['EXPERIMENTAL', /\bexperimental\b/i],
  ['TESTING', /\btesting channel\b|\bready for testing\b/i],
  ['GRADUATED', /\bgraduated\b|\bready (?:for graduation|to graduate)\b/i],
  ['RETIRED', /\b(?:unmaintained|deprecated|abandoned|end[ -]of[ -]life)\b/i],
];
const NEGATED = /\b(?:no longer|not|isn['’]?t|never|nothing|un)\b/i;

/** Notes that ask or point elsewhere say nothing about readiness. */
const SILENT: readonly Note['kind'][] = ['QUESTION', 'SLIDES', 'DISCUSSION_LEAD', 'NEXT_MEETING', 'HEADING'];
const CODE = /`([^`\n]{1,200})`/g;
const FENCE = /^\s*(?:`{3}|~{3})/;
/** `--experimental-policy`, `experimental_policy`, `foo.experimental`: names of things, and no word on them. */
const NAMES = /(?<![\w-])--?[a-z][\w-]*|\b\w+(?:[_.]\w+)+\b/gi;

/** The words of a note without code and without the names of flags. */
const spoken = (text: string, markdown: string): string =>
  (markdown.includes('`') ? withoutCode(text, markdown) : text).replace(NAMES, ' ');

function withoutCode(text: string, markdown: string): string {
  // It was kept as written, and still has its marks.
  if (!isCheapToRead(markdown)) return text.replace(CODE, ' ');
  let words = text;
  for (const [, code = ''] of markdown.matchAll(CODE)) words = words.replace(code.trim(), ' ');
  return words;
}

/**
 * The lines of the minutes that may bear on the readiness of the project they are about, for a person to judge. Where no
 * project is meant, only what is said of graduation and CI counts: that is about the channel.
 */
export function suggest({ notes }: ParsedReport, words?: GroupWords): Suggestion[] {
  const { suggestions: own = {}, levels: names = {} } = words ?? {};
  return notes.flatMap((note, index): Suggestion[] => {
    if (SILENT.includes(note.kind) || FENCE.test(note.markdown)) return [];
    const said = spoken(note.answer ?? note.text, note.markdown);
    // Nobody has answered a question by asking it.
    if (note.answer === null && note.question === null && /\?["”)\s]*$/.test(said)) return [];
    const above = note.parent === null ? null : notes[note.parent];
    const level = ownLevel(said, own, names);
    const rule = ruleOf(said) ?? (level ? 'maturity' : above && headingRule(above.text));
    if (!rule) return [];
    const { lineStart, lineEnd, text: quote } = note;
    const base = { note: index, quote, rule, lineStart, lineEnd };
    const projects = meantProjects(note);
    if (projects.length > 0)
      return projects.map((project) => ({ ...base, project, suggestedTo: level ?? levelIn(said) }));
    const isOfChannel = rule === 'ci' || rule === 'maturity';
    return isOfChannel && /\bgraduat/i.test(said) && /\bCI\b/.test(said)
      ? [{ ...base, rule: 'ci', project: null, suggestedTo: null }]
      : [];
  });
}

/** The level that a word of the group names, where the line asks nothing and denies nothing. */
function ownLevel(
  text: string,
  own: GroupWords['suggestions'],
  names: NonNullable<GroupWords['levels']>,
): Readiness | null {
  if (NEGATED.test(text) || text.trimEnd().endsWith('?')) return null;
  const words = text.toLowerCase();
  const found = READINESS.filter(
    (level) => own[level]?.some((word) => words.includes(word.toLowerCase())) || isNamed(words, level, names),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** An idea of a person says nothing about the level of a project. */
function isNamed(words: string, level: LevelKey, names: NonNullable<GroupWords['levels']>): boolean {
  const name = level === 'PROPOSED' ? undefined : names[level]?.toLowerCase();
  return name !== undefined && ` ${words.replace(/[^\p{L}\d]+/gu, ' ')} `.includes(` ${name} `);
}

const headingRule = (text: string) => HEADINGS.find(([, form]) => form.test(text))?.[0] ?? null;

const ruleOf = (text: string) =>
  headingRule(text) ??
  RULES.find(({ words, but }) => words.test(but ? text.replace(but, '') : text))?.rule ??
  null;

/** Those that the note names itself, else those of its section. */
function meantProjects({ projects }: Note) {
  const own = projects.filter(({ isInherited }) => !isInherited);
  return (own.length > 0 ? own : projects).map(({ slug }) => slug);
}

function levelIn(text: string): Readiness | null {
  const found = BY_NAME.filter(([, form]) => form.test(text)).map(([level]) => level);
  return found.length === 1 && !NEGATED.test(text) ? (found[0] ?? null) : null;
}
