import type { BriefQuery } from '../operation-types.ts';
import { ExternalLink } from './external-link.tsx';
import { meetingKey, PageLink } from './page-link.tsx';

type Item = BriefQuery['brief']['contradictions']['items'][number];

/** Links to what it rests on; a brief is always of today, whatever day the reader has chosen elsewhere. */
export function Grounds({ item: { projects, meeting, statusChange, link } }: { item: Item }) {
  const links = [
    ...projects.map(({ slug, name }) => (
      <PageLink key={slug} to={`/projects/${encodeURIComponent(slug)}`}>
        {name}
      </PageLink>
    )),
    meeting && (
      <PageLink key="meeting" to={`/meetings/${meetingKey(meeting)}`}>
        meeting of {meeting.date}
        {meeting.name !== null && ` ${meeting.name}`}
      </PageLink>
    ),
    statusChange && (
      <PageLink key="record" to={`/records/${statusChange.number}`}>
        record {statusChange.number}
      </PageLink>
    ),
    link && (
      <ExternalLink key="link" href={link}>
        source
      </ExternalLink>
    ),
  ].filter((element) => element !== null);
  if (links.length === 0) return null;
  return (
    <p class="quiet small">{links.flatMap((element, at) => (at === 0 ? [element] : [' · ', element]))}</p>
  );
}
