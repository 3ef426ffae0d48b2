import { type FoldedText, folded, foldedWithPlaces, skeleton } from '../../base/folded.ts';
import type { Inline } from '../markdown.ts';
import type { ProjectAlias, ProjectRef } from '../types.ts';

/** A project named in a text, and where in its plain text. */
export interface Naming extends ProjectRef {
  start: number;
  end: number;
}

export interface ProjectIndex {
  /** Slug of what a decision calls a project: its slug or an alias. */
  bySlugOrAlias: (name: string) => string | null;
  slugs: readonly string[];
  /** Every alias in the words of a text, the longest at each place. */
  findAliases: (words: string) => Naming[];
  /** The slug of the project whose folder has this name; null where it is none's. */
  ofFolder: (name: string) => string | null;
  /** Words that are no alias and look like one. */
  findLookalikes: (words: string) => (ProjectAlias & { written: string })[];
}

const WORD = '[\\p{L}\\p{N}\\p{M}_]';
const escapeForRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const withSingleSpaces = (text: string) => text.trim().replace(/ +/g, ' ');

export function indexProjects(
  aliases: readonly ProjectAlias[],
  slugs: readonly string[] = [],
  notAliases: readonly ProjectAlias[] = [],
  former: readonly ProjectAlias[] = [],
): ProjectIndex {
  const exact = new Map<string, string>();
  const byFold = new Map<string, Set<string>>();
  const byLook = new Map<string, ProjectAlias>();
  for (const each of aliases) {
    const name = withSingleSpaces(each.alias);
    const fold = folded(name);
    if (fold === '') continue;
    if (!exact.has(name)) exact.set(name, each.slug);
    byFold.set(fold, (byFold.get(fold) ?? new Set()).add(each.slug));
    for (const look of [skeleton(name), skeleton(name.toUpperCase())])
      if (!byLook.has(look)) byLook.set(look, each);
  }
  const known = new Set([...aliases.map(({ slug }) => slug), ...slugs]);
  const before = new Map(former.map(({ alias, slug }) => [alias, slug]));
  const others = new Set(notAliases.map(({ slug, alias }) => `${slug} ${withSingleSpaces(alias)}`));
  const names = patternOf([...byFold.keys()]);
  const looks = patternOf([...byLook.keys()]);

  /** As it is written; or else folded, where that is a name of one project and what is written is not said to be none of it. */
  function slugOf(written: string): string | null {
    const name = withSingleSpaces(written);
    const slug = exact.get(name);
    if (slug !== undefined) return slug;
    const [only, ...more] = byFold.get(folded(name)) ?? [];
    return only === undefined || more.length > 0 || others.has(`${only} ${name}`) ? null : only;
  }

  return {
    bySlugOrAlias: (name) => (known.has(name) ? name : slugOf(name)),
    slugs: [...known].sort(),
    ofFolder: (name) => (known.has(name) ? name : (before.get(name) ?? null)),
    findAliases: (words) =>
      placesOf(names, words, foldedWithPlaces(words)).flatMap(({ start, end }) => {
        const slug = slugOf(words.slice(start, end));
        return slug ? [{ slug, via: 'ALIAS' as const, start, end }] : [];
      }),
    findLookalikes: (words) =>
      placesOf(looks, words, foldedWithPlaces(words, skeleton)).flatMap(({ start, end }) => {
        const written = words.slice(start, end);
        const name = withSingleSpaces(written);
        const alias = byLook.get(skeleton(name));
        return alias && !byFold.has(folded(name)) ? [{ ...alias, written }] : [];
      }),
  };
}

/** Words that no project is called: the beginnings of decisions about other things, and two names in one. */
const NO_NAME = /^(?:suggestion\s+of|combination|channel|criterion)\s|[,+]/i;

/** The same, where whatever a decision calls a project is one. */
export const takingAny = (index: ProjectIndex): ProjectIndex => ({
  ...index,
  bySlugOrAlias: (name) => index.bySlugOrAlias(name) ?? (name === '' || NO_NAME.test(name) ? null : name),
});

/** Each of these as whole words, the longest at each place; null: there is none. */
function patternOf(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const alternatives = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.split(' ').map(escapeForRegExp).join(' +'));
  return new RegExp(`(?<!${WORD})(?:${alternatives.join('|')})(?!${WORD})`, 'gu');
}

/** Where the pattern stands, in the original words. */
const placesOf = (pattern: RegExp | null, words: string, { text, starts }: FoldedText) =>
  [...(pattern ? text.matchAll(pattern) : [])].map(({ 0: found, index }) => ({
    start: starts[index] ?? 0,
    end: starts[index + found.length] ?? words.length,
  }));

export type WarnAt = (rule: string, offset: number, message: string) => void;

/**
 * Projects that a text names, by link into /projects or by alias, in the order in which they first stand there.
 * Where a link's text names another project than its target, the text stands and the link is not followed.
 */
export function findProjects(
  inline: Inline,
  index: ProjectIndex,
  projectOfLink: (href: string) => string | null,
  warn: WarnAt,
): Naming[] {
  const aliases = index.findAliases(inline.words);
  const linked = inline.links.flatMap(({ href, start, end, offset }): Naming[] => {
    const folder = projectOfLink(href);
    if (folder === null) return [];
    const target = index.ofFolder(folder);
    if (target === null) {
      warn('unknown-project', offset, `expected a link to a known project, found /projects/${folder}`);
      return [];
    }
    const named = index.findAliases(inline.words.slice(start, end));
    if (named.length === 0 || named.some(({ slug }) => slug === target))
      return [{ slug: target, via: 'LINK', start, end }];
    const words = inline.text.slice(start, end);
    warn(
      'link-contradicts-text',
      offset,
      `the link's text "${words}" names ${named[0]?.slug}, its target is ${target}; the text was taken`,
    );
    return [];
  });
  const first = new Map<string, Naming>();
  for (const naming of [...linked, ...aliases]) {
    const before = first.get(naming.slug);
    if (!before) first.set(naming.slug, naming);
    else if (naming.start < before.start)
      first.set(naming.slug, { ...before, start: naming.start, end: naming.end });
  }
  return [...first.values()].sort((a, b) => a.start - b.start);
}
