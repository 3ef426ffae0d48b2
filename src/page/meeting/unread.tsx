import { Day } from '../components/day.tsx';
import type { MeetingQuery } from '../operation-types.ts';
import { count } from '../words.ts';
import { LineLink, RestOf } from './rest-of.tsx';

type Meeting = NonNullable<MeetingQuery['meeting']>;
type UnreadLines = Meeting['unreadLines'];

/** Where lines were not understood, any of them may be what is missing. */
export const noneOf = (what: string, { totalCount }: UnreadLines): preact.ComponentChildren =>
  totalCount === 0 ? (
    `No ${what} is on record.`
  ) : (
    <>
      No {what} was found in the report; <a href="#unread">{count(totalCount, 'line')} of it</a>{' '}
      {totalCount === 1 ? 'was' : 'were'} not understood.
    </>
  );

export function Unread({ meeting }: { meeting: Meeting }) {
  const { nodes, totalCount } = meeting.unreadLines;
  if (totalCount === 0) return null;
  const more = totalCount - nodes.length;
  return (
    <>
      <h2 id="unread">Not understood</h2>
      <p>
        {count(totalCount, 'line')} of the report {totalCount === 1 ? 'was' : 'were'} not understood, and{' '}
        {totalCount === 1 ? 'is' : 'are'} kept as text.
      </p>
      <ul class="records">
        {nodes.map(({ number, text }) => (
          <li key={number}>
            <LineLink meeting={meeting} line={number} />: {text}
          </li>
        ))}
        {more > 0 && (
          <li>
            {count(more, 'other')} in <RestOf meeting={meeting} line={nodes.at(-1)?.number ?? 1} />
          </li>
        )}
      </ul>
    </>
  );
}

/** Lists lines that were taken out, since a reader sees only that they are blank. */
export function TakenOut({ redactions }: { redactions: Meeting['redactions'] }) {
  if (redactions.length === 0) return null;
  return (
    <>
      <h2 id="taken-out">Taken out</h2>
      <ul class="records">
        {redactions.map(({ revision, lineStart, lineEnd, reason, redactedAt }) => (
          <li key={`${revision} ${lineStart}`}>
            {lineEnd > lineStart ? `Lines ${lineStart} to ${lineEnd}` : `Line ${lineStart}`} of revision{' '}
            {revision} {lineEnd > lineStart ? 'were' : 'was'} taken out on{' '}
            <Day date={redactedAt.slice(0, 10)} />: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
