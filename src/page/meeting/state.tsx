import { MeetingLink } from '../components/page-link.tsx';
import type { MeetingState as State } from '../operation-types.ts';

export interface WithState {
  state: State;
  stateReason: string | null;
  hasPassed: boolean;
  movedTo: { date: string } | null;
  movedFrom?: { date: string } | null;
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
  const { state, stateReason, hasPassed, movedTo, movedFrom } = meeting;
  return (
    <>
      {state === 'PLANNED' && (
        <p class="state">
          {hasPassed
            ? 'Planned, nothing on record: there are no minutes, and no chair has said that it was held.'
            : 'Planned.'}
        </p>
      )}
      {state === 'CANCELLED' && <p class="state">Cancelled{stateReason ? `: ${stateReason}` : '.'}</p>}
      {state === 'MOVED' && movedTo && (
        <p class="state">
          Moved to <MeetingLink date={movedTo.date} />
          {stateReason ? `: ${stateReason}` : '.'}
        </p>
      )}
      {movedFrom && (
        <p class="state">
          Moved here from <MeetingLink date={movedFrom.date} />.
        </p>
      )}
    </>
  );
}
