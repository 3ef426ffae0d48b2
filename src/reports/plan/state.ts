import { hasBegun } from '../../domain/meeting/state.ts';
import type { StoredMeeting } from '../../domain/report/stored.ts';
import type { ParsedReport } from '../types.ts';

export type StatePlan = Pick<StoredMeeting, 'state' | 'stateReason'>;

/** Whether a report tells of a meeting and not only of what it is to be about. */
const hasMinutes = ({ notes, decisions }: ParsedReport): boolean => notes.length > 0 || decisions.length > 0;

/**
 * What an import says of the meeting's state; null where it leaves it as it is. Minutes say that a planned meeting was held, a title
 * may say that it was cancelled. Against what a chair has said of it neither is a fact, and what the revision before said already is
 * not said again: otherwise the same report, imported again, would undo what people have entered since.
 */
export function planState(
  report: ParsedReport,
  stored: { meeting: StoredMeeting; base: ParsedReport | null } | null,
  now: Date,
): StatePlan | null {
  const before = stored?.meeting.state ?? 'PLANNED';
  const { cancelled } = report;
  if (cancelled) {
    const isSaidAgain = stored?.base?.cancelled?.reason === cancelled.reason;
    return before === 'MOVED' || isSaidAgain ? null : { state: 'CANCELLED', stateReason: cancelled.reason };
  }
  const startsAt = report.startsAt ?? stored?.meeting.fields.startsAt ?? null;
  return before === 'PLANNED' && hasMinutes(report) && hasBegun({ date: report.date, startsAt }, now)
    ? { state: 'HELD', stateReason: null }
    : null;
}

/**
 * A person has to settle this: minutes of a meeting that nothing says was held. Their decisions are refused with a message of
 * their own.
 */
export function stateQuestion(report: ParsedReport, stored: StoredMeeting | null, now: Date): string | null {
  if (!hasMinutes(report) || report.decisions.length > 0) return null;
  const { date, cancelled } = report;
  if (cancelled) return `the title says that the meeting was cancelled, but the report has minutes of it`;
  if (stored?.state === 'CANCELLED')
    return `the meeting of ${date} was cancelled, but the report has minutes of it; if it was held after all, a chair says so with holdMeeting`;
  if (stored?.state === 'MOVED')
    return `the meeting of ${date} was moved to another day, but the report has minutes of it`;
  const startsAt = report.startsAt ?? stored?.fields.startsAt ?? null;
  return stored?.state !== 'HELD' && !hasBegun({ date, startsAt }, now)
    ? `the meeting of ${date} is still to come, but the report has minutes of it; it stays planned until it has started`
    : null;
}
