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
  'aria-keyshortcuts'?: string;
  'aria-describedby'?: string;
  id?: string;
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

export interface NamedMeeting {
  date: string;
  /** Where its day has several. */
  name?: string | null;
}

/** The last part of a meeting's address: `2017-05-24`, `2017-05-24-apac`. */
export const meetingKey = ({ date, name }: NamedMeeting): string => (name ? `${date}-${name}` : date);

/** The day of a meeting, and its name where it has one, leading to it, or to a page of its minutes. */
export function MeetingLink({ date, name, page }: NamedMeeting & { page?: string }) {
  return (
    <PageLink to={page ?? `/meetings/${meetingKey({ date, name })}`}>
      <time datetime={date}>{date}</time>
      {name && ` ${name}`}
    </PageLink>
  );
}
