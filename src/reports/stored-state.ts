import type { Db } from '../db/index.ts';
import type { ProjectNames } from '../domain/project/names.ts';
import { findStoredMeeting, probeMeeting, readStoredContent } from '../domain/report/stored.ts';
import { type ReadReport, reportKey, type StoredState } from './plan/plan.ts';
import { readWith } from './read.ts';

/** What is stored of the meeting that a report is about, null where it is not known; and the date of the meeting before it. */
export async function readStored(
  db: Db,
  { report, hash }: Pick<ReadReport, 'report' | 'hash'>,
  names: ProjectNames,
): Promise<{ stored: StoredState | null; previous: string | null; next: string | null }> {
  const { isKnown, previous, next } = await probeMeeting(db, reportKey(report));
  const meeting = isKnown ? await findStoredMeeting(db, reportKey(report), hash) : null;
  if (!meeting) return { stored: null, previous, next };
  const current = meeting.report?.current ?? null;
  const reread = async () =>
    current && (await readWith(names, current.content, meeting.report?.path ?? '', report.date)).report;
  const stored = {
    meeting,
    base: current?.hash === hash ? report : await reread(),
    content: await readStoredContent(db, meeting.id, meeting.report?.id ?? null),
  };
  return { stored, previous, next };
}
