import { PageLink } from '../components/page-link.tsx';
import type { MeetingQuery } from '../operation-types.ts';
import { count } from '../words.ts';
import type { Anchor } from './anchor.ts';
import { entryId } from './recorded.tsx';

type Decisions = NonNullable<MeetingQuery['meeting']>['decisions'];

/** What the report lists as decided; every line can be linked to, and leads to what it became. */
export function Decisions({ decisions, anchor }: { decisions: Decisions; anchor: Anchor }) {
  if (decisions.totalCount === 0) return null;
  const more = decisions.totalCount - decisions.nodes.length;
  return (
    <>
      <h2 id="decisions">Decisions</h2>
      <ul class="notes">
        {decisions.nodes.map(({ text, lineStart, recordId, statusChange }) => (
          <li key={lineStart} id={anchor(lineStart)}>
            <div class="note">
              <a class="anchor" href={`#L${lineStart}`} aria-label={`Link to line ${lineStart}`}>
                L{lineStart}
              </a>
              <p>
                {text}
                {statusChange ? (
                  <span class="about">
                    {' → '}
                    <PageLink to={`/records/${statusChange.number}`}>record {statusChange.number}</PageLink>
                  </span>
                ) : (
                  recordId && (
                    <span class="about">
                      {' → '}
                      <a href={`#${entryId(recordId)}`}>what it recorded</a>
                    </span>
                  )
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {count(more, 'other')}</p>}
    </>
  );
}
