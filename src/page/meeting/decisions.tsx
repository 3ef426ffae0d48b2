import { PageLink } from '../components/page-link.tsx';
import type { MeetingQuery } from '../operation-types.ts';
import { count } from '../words.ts';
import type { Anchor } from './anchor.ts';
import { Beside, useDecided } from './decided.tsx';
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
            <Line decision={decision} entries={entries} />
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

interface LineProps {
  decision: Decision;
  entries: ReadonlySet<string>;
}

function Line({ decision, entries }: LineProps) {
  const { lineStart, text } = decision;
  const { of, decided } = useDecided(lineStart);
  return (
    <div class={`note${of ? ` ${of}` : ''}`}>
      <a class="anchor" href={`#L${lineStart}`} aria-label={`Link to line ${lineStart}`}>
        L{lineStart}
      </a>{' '}
      <p>
        {text}
        <Became decision={decision} entries={entries} />
      </p>
      <Beside decided={decided} />
    </div>
  );
}

/** `entries`: ids of what is listed as recorded; what became no record of its own kind is found in that list. */
function Became({ decision, entries }: LineProps) {
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
