import { ConflictError } from '../errors.ts';
import { keyOf } from './key.ts';
import type { MeetingRow } from './row.ts';
import { stateWords } from './state.ts';

/** What is entered by hand stands behind everything that lines of minutes say, in the order of entry. */
export const BEHIND_LINES = 1_000_000;

/** Nobody was at a meeting that did not take place, and it gave nobody anything to do. @throws ConflictError */
export function assertTakesPlace(meeting: MeetingRow): void {
  if (meeting.state === 'CANCELLED' || meeting.state === 'MOVED')
    throw new ConflictError(`The meeting of ${keyOf(meeting)} is ${stateWords(meeting)}.`);
}
