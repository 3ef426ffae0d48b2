import { PageLink } from '../components/page-link.tsx';
import type { MeetingQuery } from '../operation-types.ts';
import { count } from '../words.ts';
import type { Anchor } from './anchor.ts';
import { entryId } from './entry.tsx';
import { idsOfEntries } from './recorded.tsx';
import { RestOf } from './rest-of.tsx';

type Meeting = NonNullable<MeetingQuery['meeting']>;
type Decision = Meeting['decisions']['nodes'][number];

/** What the report lists as decided; every line can be linked to, and leads to what it became. */
export function Decisions({ meeting, anchor }: { meeting: Meeting; anchor: Anchor }) {
  const { decisions } = meeting;
  if (decisions.totalCount === 0) return null;
  const more = decisions.totalCount - decisions.nodes.length;
  const entries = new Set(idsOfEntries(meeting));
  return (
    <>
      <h2 id="decisions">Decisions</h2>
      <ul class="notes">
        {decisions.nodes.map((decision) => (
          <li key={decision.lineStart} id={anchor(decision.lineStart)}>
            <div class="note">
              <a
                class="anchor"
                href={`#L${decision.lineStart}`}
                aria-label={`Link to line ${decision.lineStart}`}
              >
                L{decision.lineStart}
              </a>
              <p>
                {decision.text}
                <Became decision={decision} entries={entries} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          {count(more, 'other')} in <RestOf meeting={meeting} line={decisions.nodes.at(-1)?.lineStart ?? 1} />
          .
        </p>
      )}
    </>
  );
}

/** `entries`: ids of what is listed as recorded; what became no record of its own kind is found in that list. */
function Became({ decision, entries }: { decision: Decision; entries: ReadonlySet<string> }) {
  const { statusChange, proposal, recordId } = decision;
  const id = proposal?.id ?? recordId;
  if (!statusChange && id !== null && !entries.has(id)) return null;
  return (
    <span class="about">
      {' → '}
      {statusChange ? (
        <PageLink to={`/records/${statusChange.number}`}>record {statusChange.number}</PageLink>
      ) : (
        <a href={id === null ? '#recorded' : `#${entryId(id)}`}>what it recorded</a>
      )}
    </span>
  );
}
