import { Day } from '../components/day.tsx';
import { meetingKey, PageLink } from '../components/page-link.tsx';
import { count } from '../words.ts';

interface Revision {
  number: number;
  importedAt: string;
  commit?: string | null;
  /** When the author of the commit wrote it. */
  writtenAt?: string | null;
  isCurrent: boolean;
}

interface RevisionsProps {
  meeting: {
    date: string;
    name: string | null;
    revisions: { totalCount: number; nodes: Revision[] };
  };
  /** Number of the one that is shown; null on the meeting's page, where one alone needs no list. */
  of: number | null;
}

/** Every content of the report that was taken, newest first. */
export function Revisions({ meeting, of }: RevisionsProps) {
  const { revisions } = meeting;
  const hasCommit = revisions.nodes.some(({ commit }) => commit);
  if (of === null && revisions.totalCount < 2 && !hasCommit) return null;
  const more = revisions.totalCount - revisions.nodes.length;
  return (
    <nav aria-label="Revisions of the minutes">
      <h2>Revisions</h2>
      <ul class="plain-list">
        {revisions.nodes.toReversed().map(({ number, importedAt, commit, writtenAt, isCurrent }) => (
          <li key={number}>
            <PageLink
              to={`/meetings/${meetingKey(meeting)}/revisions/${number}`}
              aria-current={number === of ? 'page' : undefined}
            >
              revision {number}
            </PageLink>
            {writtenAt && (
              <>
                , published <Day date={writtenAt.slice(0, 10)} />
              </>
            )}
            {commit && (
              <>
                {' '}
                in commit <code>{commit.slice(0, 12)}</code>
              </>
            )}
            , taken <Day date={importedAt.slice(0, 10)} />
            {isCurrent && ', the current one'}
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {count(more, 'earlier one')}</p>}
    </nav>
  );
}
