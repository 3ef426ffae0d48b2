import { dayOf } from '../base/calendar.ts';

import { whyUnlikely } from '../base/likely-dates.ts';
import type { StoredMeeting } from '../domain/report/stored.ts';
import type { ParsedReport } from './types.ts';

/** The days on record of a meeting: people confirmed them, or they were plausible when they were entered. */
const daysOf = ({ date, fields }: StoredMeeting): (string | null)[] => [
  date,
  fields.startsAt && dayOf(fields.startsAt),
  fields.statedPreviousOn,
  fields.announcedNextOn,
];

/** The days that a report says of its meeting and that must have been mistyped, with their lines; those on record are asked for once. */
export function unlikelyIn(
  report: ParsedReport,
  source: string,
  now: Date,
  known: StoredMeeting | null = null,
): { line: number; message: string }[] {
  const title = source.split('\n').findIndex((line) => line.startsWith('#')) + 1;
  const header = (kind: string) => report.header.find((field) => field.kind === kind)?.lineStart ?? title;
  const next = report.announcements.findLast(({ on }) => on === report.announcedNextOn)?.lineStart ?? title;
  const onRecord = known ? daysOf(known) : [];
  return (
    [
      [report.date, title],
      [report.startsAt, header('time')],
      [report.previousMeeting, header('previous')],
      [report.announcedNextOn, next],
    ] as const
  ).flatMap(([given, line]) => {
    const message =
      given === null || onRecord.includes(typeof given === 'string' ? given : dayOf(given))
        ? null
        : whyUnlikely(given, now);
    return message
      ? [
          {
            line: Math.max(1, line),
            message: message
              .replace('Expected', 'expected')
              .replace('are confirmed', 'are confirmed by --confirm-dates')
              .replace('; got', '; found'),
          },
        ]
      : [];
  });
}
