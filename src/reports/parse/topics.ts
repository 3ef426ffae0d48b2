import type { NoteProject } from '../types.ts';
import type { Naming } from './projects.ts';

/** What the projects of a note depend on. */
export interface NoteInSection {
  text: string;
  namings: readonly Naming[];
  isRoot: boolean;
  /** A heading is about the projects that it names, wherever it stands. */
  isHeading?: boolean;
  /** An announcement of the next meeting is about no project itself. */
  isAnnouncement: boolean;
  /** Projects that the section it stands in is about. */
  inherited: readonly NoteProject[];
}

/** Whether a note is headed by a project: `Memorizer: dynamic tracer`, `[Landlock](…)`, `Landlock roadmap:`. */
function isHeadedBy(text: string, { start, end }: Naming) {
  const rest = text.slice(end);
  return start === 0 && (/^\s{0,3}(?:$|[:–—]|-\s|,\s|#\d)/.test(rest) || text.endsWith(':'));
}

/**
 * The projects that a note is about. It opens a topic if it is the root of a section and names projects, or if it is
 * headed by one in a section about none; below a topic every note belongs to it, and other projects are mentions.
 */
export function projectsMeant({
  text,
  namings,
  isRoot,
  isHeading = false,
  isAnnouncement,
  inherited,
}: NoteInSection) {
  const own = (naming: Naming, role: NoteProject['role']): NoteProject => ({
    slug: naming.slug,
    via: naming.via,
    role,
    isInherited: false,
  });
  const isInherited = (slug: string) => inherited.some((topic) => topic.slug === slug);
  const heads = namings.filter(
    (naming) => isHeadedBy(text, naming) && (inherited.length === 0 || isInherited(naming.slug)),
  );
  const opened = isAnnouncement ? [] : isRoot || isHeading ? namings : heads;
  const topics = opened.length > 0 ? opened.map((naming) => own(naming, 'TOPIC')) : inherited;
  const isTopic = (slug: string) => topics.some((topic) => topic.slug === slug);
  const named = namings.map((naming) => own(naming, isTopic(naming.slug) ? 'TOPIC' : 'MENTION'));
  const rest = topics
    .filter(({ slug }) => !namings.some((naming) => naming.slug === slug))
    .map((topic) => ({ ...topic, isInherited: true }));
  /** `topics` is what the notes below inherit. */
  return { projects: [...named, ...rest], topics };
}
