import type { Diagnose } from '../diagnostics.ts';
import type { ReportLink } from '../lines.ts';
import { countMarkup, type Inline, type InlineLink, readInline, readVerbatim } from '../markdown.ts';
import type { ParseOptions, ProjectRef } from '../types.ts';
import type { Block, Place } from './block-writer.ts';
import { REPORT_LIMITS } from './limits.ts';
import { createLinkResolver, repositoryFolder } from './links.ts';
import { findProjects, indexProjects, type Naming, type ProjectIndex, takingAny } from './projects.ts';

/** A piece of Markdown and where its lines stand in the source. */
export type Passage = Pick<Block, 'markdown' | 'places'>;

/** A passage as it is read: plain text, links that can be followed, projects named. */
export interface Reading extends Inline {
  followed: ReportLink[];
  /** Links that cannot be: of another scheme, out of the repository, within the page. */
  refused: InlineLink[];
  namings: Naming[];
}

/** What reading any part of one report needs. */
export interface Context {
  diagnose: Diagnose;
  projects: ProjectIndex;
  read: (passage: Passage) => Reading;
}

export function placeOf({ markdown, places }: Passage, offset: number): Place {
  const before = markdown.slice(0, offset).split('\n');
  const { line, column } = places[before.length - 1] ?? places.at(-1) ?? { line: 1, column: 1 };
  return { line, column: column + (before.at(-1)?.length ?? 0) };
}

export const projectRefs = (namings: readonly Naming[]): ProjectRef[] =>
  namings.map(({ slug, via }) => ({ slug, via }));

export function createContext(
  { path, aliases, notAliases, slugs, former, repository, alsoNamed, takesAnyProject }: ParseOptions,
  diagnose: Diagnose,
): Context {
  const known = indexProjects(aliases, slugs, notAliases, former);
  const projects = takesAnyProject ? takingAny(known) : known;
  const resolve = createLinkResolver(repository ?? repositoryFolder(path), alsoNamed);
  const readBounded = createBoundedReader(diagnose);

  function read(passage: Passage): Reading {
    const inline = readBounded(passage);
    const warn = (rule: string, offset: number, message: string) => {
      const { line, column } = placeOf(passage, offset);
      diagnose.warn(rule, line, column, message);
    };
    const followed: ReportLink[] = [];
    const refused: InlineLink[] = [];
    const targets = new Map<string, string | null>();
    for (const inlineLink of inline.links) {
      const { href, text, offset } = inlineLink;
      const isWithinPage = href === '' || href.startsWith('#');
      const link = isWithinPage ? null : resolve(href);
      if (!link || 'problem' in link) refused.push(inlineLink);
      if (!link) continue;
      if ('problem' in link) warn(link.problem, offset, link.why);
      else {
        followed.push({ url: link.url, text: text === href ? link.url : text });
        targets.set(href, link.project);
      }
    }
    const namings = findProjects(inline, projects, (href) => targets.get(href) ?? null, warn);
    for (const { slug, alias, written } of projects.findLookalikes(inline.words))
      warn(
        'look-alike',
        Math.max(0, passage.markdown.indexOf(written)),
        `expected the name of a project or other words, found "${written}", which only looks like ${alias}; it was not taken for ${slug}`,
      );
    const { text, words, speech, links } = inline;
    return { text, words, speech, links, followed, refused, namings };
  }
  return { diagnose, projects, read };
}

/** Markdown is read as long as that is cheap; the rest is kept as it is written, with a warning. */
function createBoundedReader(diagnose: Diagnose) {
  let budget: number = REPORT_LIMITS.reportMarkup;
  return (passage: Passage): Inline => {
    const { markdown, places } = passage;
    const markup = countMarkup(markdown);
    const isLong = markdown.length > REPORT_LIMITS.noteLength || places.length > REPORT_LIMITS.noteLines;
    const isDense = markup > REPORT_LIMITS.noteMarkup || markup > budget;
    if (isLong || isDense) {
      const { line, column } = placeOf(passage, 0);
      const why = isLong ? 'is too long' : 'has too many marks';
      diagnose.warn(
        'markup-unread',
        line,
        column,
        `the text ${why} for its links and emphasis to be read; it is kept as written`,
      );
      return readVerbatim(markdown);
    }
    budget -= markup;
    return readInline(markdown);
  };
}
