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
  hasSlug: (slug: string) => boolean;
}

const WORD = '[\\p{L}\\p{N}\\p{M}_]';
const escapeForRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const withSingleSpaces = (text: string) => text.trim().replace(/ +/g, ' ');

export function indexProjects(aliases: readonly ProjectAlias[], slugs: readonly string[] = []): ProjectIndex {
  const byAlias = new Map<string, string>();
  for (const { slug, alias } of aliases) {
    const name = withSingleSpaces(alias);
    if (name !== '' && !byAlias.has(name)) byAlias.set(name, slug);
  }
  const known = new Set([...aliases.map(({ slug }) => slug), ...slugs]);
  const longestFirst = [...byAlias.keys()].sort((a, b) => b.length - a.length);
  const alternatives = longestFirst.map((name) => name.split(' ').map(escapeForRegExp).join(' +')).join('|');
  const pattern = alternatives ? new RegExp(`(?<!${WORD})(?:${alternatives})(?!${WORD})`, 'gu') : null;
  return {
    bySlugOrAlias: (name) => (known.has(name) ? name : (byAlias.get(withSingleSpaces(name)) ?? null)),
    slugs: [...known].sort(),
    hasSlug: (slug) => known.has(slug),
    findAliases: (words) =>
      [...(pattern ? words.matchAll(pattern) : [])].flatMap(({ 0: found, index }) => {
        const slug = byAlias.get(withSingleSpaces(found));
        return slug ? [{ slug, via: 'ALIAS' as const, start: index, end: index + found.length }] : [];
      }),
  };
}

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
    const target = projectOfLink(href);
    if (target === null) return [];
    if (!index.hasSlug(target)) {
      warn(
        'unknown-project',
        offset,
        `expected a project's link, found /projects/${target}, which is none that is known`,
      );
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
