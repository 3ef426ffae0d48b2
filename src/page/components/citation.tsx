import { Day } from './day.tsx';
import { GroundsLink } from './grounds-link.tsx';
import { meetingKey, type NamedMeeting } from './page-link.tsx';
import { Sentence } from './sentence.tsx';

interface Cited {
  page: string;
  reason: string;
  meeting: NamedMeeting;
  evidence: readonly { quote: string | null; lineStart: number | null }[];
}

/** The day of the meeting that recorded something: it leads to the line, which a card shows to whoever points at it. */
export function Citation({ record, id }: { record: Cited; id: string }) {
  const { reason, meeting, evidence } = record;
  const [line] = evidence.filter(({ quote }) => quote !== null);
  return (
    <span class="cited">
      <GroundsLink record={record} describedBy={id}>
        <Day date={meeting.date} />
      </GroundsLink>
      <span class="card" role="tooltip" id={id}>
        {line && <q>{line.quote}</q>}
        <span>
          {line ? `Line ${line.lineStart} of the minutes` : 'Recorded by the meeting'} of{' '}
          {meetingKey(meeting)}. <Sentence text={reason} isQuoted />
        </span>
      </span>
    </span>
  );
}
