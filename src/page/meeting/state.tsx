import { Instant } from '../components/instant.tsx';
import { MeetingLink, type NamedMeeting } from '../components/page-link.tsx';
import type { MeetingState as State } from '../operation-types.ts';

export interface WithState {
  startsAt: string | null;
  state: State;
  stateReason: string | null;
  hasPassed: boolean;
  movedTo: NamedMeeting | null;
  movedFrom?: NamedMeeting | null;
}

const WORDS: Record<State, string> = {
  PLANNED: 'Planned',
  HELD: 'Held',
  CANCELLED: 'Cancelled',
  MOVED: 'Moved',
};

export const meetingWord = ({ state, hasPassed }: Pick<WithState, 'state' | 'hasPassed'>): string =>
  state === 'PLANNED' && hasPassed ? 'Planned, nothing on record' : WORDS[state];

/** What is said of a meeting that was not simply held, and where its links lead on. */
export function MeetingState({ meeting }: { meeting: WithState }) {
  const { state, stateReason, startsAt, hasPassed, movedTo, movedFrom } = meeting;
  return (
    <>
      {state === 'PLANNED' && hasPassed && (
        <p class="state">
          Planned, nothing on record: there are no minutes, and no chair has said that it was held.
        </p>
      )}
      {state === 'PLANNED' && !hasPassed && (
        <p class="state">
          Planned
          {startsAt && (
            <>
              {' '}
              for <Instant at={startsAt} />
            </>
          )}
          .
        </p>
      )}
      {state === 'CANCELLED' && <p class="state">Cancelled{stateReason ? `: ${stateReason}` : '.'}</p>}
      {state === 'MOVED' && movedTo && (
        <p class="state">
          Moved to <MeetingLink {...movedTo} />
          {stateReason ? `: ${stateReason}` : '.'}
        </p>
      )}
      {movedFrom && (
        <p class="state">
          Moved here from <MeetingLink {...movedFrom} />.
        </p>
      )}
    </>
  );
}
