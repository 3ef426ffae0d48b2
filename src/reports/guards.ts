import type { StoredMeeting } from '../domain/report/stored.ts';
import { dayNumber } from './parse/dates.ts';
import { filled, linesIn } from './plan/lines-in.ts';
import type { ImportPlan } from './plan/plan.ts';
import type { ParsedReport } from './types.ts';

/** Two meetings further apart than this are more often a mistyped year than a pause. */
const FAR_DAYS = 366;

/** Why a date is probably a slip: it lies far from every meeting that is known. */
export function farFromOthers(date: string, previous: string | null, next: string | null): string | null {
  const gaps = [previous, next].flatMap((other) => {
    const days = other === null ? null : Math.abs((dayNumber(date) ?? 0) - (dayNumber(other) ?? 0));
    return days === null ? [] : [{ other, days }];
  });
  const nearest = gaps.sort((a, b) => a.days - b.days)[0];
  return nearest && nearest.days > FAR_DAYS
    ? `expected a day near another meeting, found ${date}; the nearest one known is that of ${nearest.other}`
    : null;
}

/** More that was not understood than was: the report is of another form, and its meeting would look empty. */
export function mostlyUnread(
  { unread }: ParsedReport,
  source: string,
): { line: number; message: string } | null {
  const lost = linesIn(unread);
  const read = filled(source) - lost;
  return lost > read && unread[0]
    ? {
        line: unread[0].lineStart,
        message: `expected a report of which most lines are understood, found ${lost} that are not and ${read} that are; --unread (acceptUnread) keeps them as text`,
      }
    : null;
}

/**
 * What a meeting would lose if this file replaced its present one. Without a name the newest file is meant, and an original
 * replaces its own paraphrase.
 */
export function replacesOther(
  { notes, decisions, agenda, revision }: ImportPlan,
  stored: StoredMeeting | null,
  { file, isParaphrase }: { file: string | null; isParaphrase: boolean },
): string | null {
  const current = stored?.report?.current;
  if (revision.is === 'CURRENT') return null;
  if (!current || file === null || current.takenFrom === null || current.takenFrom === file) return null;
  if (current.isParaphrase && !isParaphrase) return null;
  const kept = notes.entries.filter(({ id }) => id !== null).length;
  const lost = [
    ...(notes.removed.length > kept ? [many(notes.removed.length, 'note')] : []),
    ...(agenda.removed.length > 0 && agenda.entries.length === 0
      ? [many(agenda.removed.length, 'agenda item')]
      : []),
    ...many0(
      decisions.filter((step) => !('decision' in step) && step.stored.missingSinceRevisionId === null).length,
      'decision',
    ),
  ];
  return lost.length
    ? `the meeting of ${stored.date} was read from ${current.takenFrom}, and ${file} no longer has ${lost.join(', ')} of it; put both into one file, or replace it with --replace (replace)`
    : null;
}

const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const many0 = (count: number, what: string) => (count ? [many(count, what)] : []);
