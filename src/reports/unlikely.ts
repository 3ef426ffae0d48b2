import { whyUnlikely } from '../domain/likely-dates.ts';
import type { ParsedReport } from './types.ts';

/** The days that a report says of its meeting and that must have been mistyped, with their lines. */
export function unlikelyIn(
  report: ParsedReport,
  source: string,
  now: Date,
): { line: number; message: string }[] {
  const title = source.split('\n').findIndex((line) => line.startsWith('#')) + 1;
  const header = (kind: string) => report.header.find((field) => field.kind === kind)?.lineStart ?? title;
  const next = report.announcements.findLast(({ on }) => on === report.announcedNextOn)?.lineStart ?? title;
  return (
    [
      [report.date, title],
      [report.startsAt, header('time')],
      [report.previousMeeting, header('previous')],
      [report.announcedNextOn, next],
    ] as const
  ).flatMap(([given, line]) => {
    const message = given === null ? null : whyUnlikely(given, now);
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
