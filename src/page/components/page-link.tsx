import type { ComponentChildren } from 'preact';
import { hrefAt, type Search, useReading } from '../reading.ts';

interface PageLinkProps {
  /** Path within the site, with a `#fragment` where it points into a page. */
  to: string;
  search?: Search;
  class?: string;
  rel?: string;
  'aria-current'?: 'page' | 'true';
  'aria-label'?: string;
  children: ComponentChildren;
}

/** A link within the site; it keeps the day and clock that the reader has chosen. */
export function PageLink({ to, search, children, ...rest }: PageLinkProps) {
  return (
    <a href={hrefAt(useReading(), to, search)} {...rest}>
      {children}
    </a>
  );
}

export function ProjectLink({ project }: { project: { slug: string; name: string } }) {
  return <PageLink to={`/projects/${encodeURIComponent(project.slug)}`}>{project.name}</PageLink>;
}

/** The day of a meeting, leading to it. */
export function MeetingLink({ date, line }: { date: string; line?: number | null }) {
  return (
    <PageLink to={`/meetings/${date}${line ? `#L${line}` : ''}`}>
      <time datetime={date}>{date}</time>
    </PageLink>
  );
}
