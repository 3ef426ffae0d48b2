import { Day } from '../components/day.tsx';
import { meetingKey, PageLink } from '../components/page-link.tsx';
import { count } from '../words.ts';

interface RevisionsProps {
  meeting: {
    date: string;
    name: string | null;
    revisions: { totalCount: number; nodes: { number: number; importedAt: string; isCurrent: boolean }[] };
  };
  /** Number of the one that is shown; null on the meeting's page, where one alone needs no list. */
  of: number | null;
}

/** Every content of the report that was taken, newest first. */
export function Revisions({ meeting, of }: RevisionsProps) {
  const { revisions } = meeting;
  if (of === null && revisions.totalCount < 2) return null;
  const more = revisions.totalCount - revisions.nodes.length;
  return (
    <nav aria-label="Revisions of the minutes">
      <h2>Revisions</h2>
      <ul class="plain-list">
        {revisions.nodes.toReversed().map(({ number, importedAt, isCurrent }) => (
          <li key={number}>
            <PageLink
              to={`/meetings/${meetingKey(meeting)}/revisions/${number}`}
              aria-current={number === of ? 'page' : undefined}
            >
              revision {number}
            </PageLink>
            , taken <Day date={importedAt.slice(0, 10)} />
            {isCurrent && ', the current one'}
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {count(more, 'earlier one')}</p>}
    </nav>
  );
}
