import { Day } from '../components/day.tsx';
import { meetingKey, PageLink } from '../components/page-link.tsx';

interface Key {
  date: string;
  name: string | null;
}

/** The keys `p` and `n` follow these links. */
export function Neighbours({
  meeting: { previous, next },
}: {
  meeting: { previous: Key | null; next: Key | null };
}) {
  if (!previous && !next) return null;
  return (
    <nav class="neighbours" aria-label="Meetings before and after">
      {previous ? (
        <PageLink to={`/meetings/${meetingKey(previous)}`} rel="prev" aria-keyshortcuts="p">
          <span aria-hidden="true">← </span>
          <span class="visually-hidden">Meeting before: </span>
          <Day date={previous.date} />
          {previous.name && ` ${previous.name}`}
          <span class="key" aria-hidden="true">
            p
          </span>
        </PageLink>
      ) : (
        <span class="quiet small">No earlier meeting</span>
      )}
      {next && (
        <PageLink to={`/meetings/${meetingKey(next)}`} rel="next" aria-keyshortcuts="n">
          <span class="visually-hidden">Meeting after: </span>
          <Day date={next.date} />
          {next.name && ` ${next.name}`}
          <span aria-hidden="true"> →</span>
          <span class="key" aria-hidden="true">
            n
          </span>
        </PageLink>
      )}
    </nav>
  );
}
