import { NotFoundError } from '../../base/errors.ts';
import type { Source } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';
import { changedActionItems } from '../../domain/action-item/rows.ts';
import { actionItemsByHand } from '../../domain/action-item/writes.ts';
import { attendanceByHand } from '../../domain/attendance/writes.ts';
import { type ProjectNames, readProjectNames } from '../../domain/project/names.ts';
import {
  findStoredMeeting,
  probeMeeting,
  readDecisions,
  type StoredMeeting,
} from '../../domain/report/stored.ts';
import type { DecisionContent } from '../decisions/content.ts';
import { readWith } from '../read.ts';
import type { ReportHeader } from '../render/header.ts';
import { renderReport } from '../render/report.ts';
import { type Act, readActs } from './acts.ts';
import { type KnownBeside, patchReport } from './patch.ts';

/**
 * A meeting as a report: the current revision in its own words, with what has been entered about the meeting since; without a
 * report, one made of what has been entered. Importing it changes nothing.
 * @throws NotFoundError
 */
export async function renderMinutes(db: Db, key: string, source: Source | null = null): Promise<string> {
  const { previous } = await probeMeeting(db, key);
  const meeting = await findStoredMeeting(db, key, '');
  if (!meeting) throw new NotFoundError('meeting', key);
  return minutesOf(db, { meeting, previous }, await readProjectNames(db, source));
}

export async function minutesOf(
  db: Db,
  { meeting, previous }: { meeting: StoredMeeting; previous: string | null },
  names: ProjectNames,
): Promise<string> {
  const acts = await readActs(db, meeting);
  const header = { ...headerOf(meeting, previous), group: names.source?.group ?? null };
  const { report } = meeting;
  const entered = {
    attendance: await attendanceByHand(db, meeting.id),
    actionItems: await actionItemsByHand(db, meeting.id),
  };
  const { report: read = null } = report
    ? await readWith(names, report.current.content, report.path, meeting.date)
    : {};
  if (!report || !read)
    return renderReport({
      header,
      entered,
      isAhead: false,
      agenda: [],
      next: meeting.fields.announcedNextOn ? { on: meeting.fields.announcedNextOn, topics: [] } : null,
      decisions: acts.map(({ content }) => content),
    });
  const changed = await changedActionItems(db, meeting.id);
  return patchReport(report.current.content, read, {
    header,
    entered,
    ...(await besideLines(db, report.id, acts)),
    actionItems: changed.flatMap(({ position, ...now }) => {
      const item = read.actionItems[position - 1];
      return item ? [{ item, now }] : [];
    }),
  });
}

const headerOf = (
  { date, fields, state, stateReason }: StoredMeeting,
  previous: string | null,
): ReportHeader => ({
  ...fields,
  date,
  cancelled: state === 'CANCELLED' ? { reason: stateReason } : null,
  previousOn: fields.statedPreviousOn ?? previous,
});

/** Which acts no line of the report stands for, and which lines their meeting has corrected since. */
async function besideLines(
  db: Db,
  reportId: number,
  acts: readonly Act[],
): Promise<Omit<KnownBeside, 'header' | 'actionItems' | 'entered'>> {
  const all = await readDecisions(db, reportId);
  const lines = all.filter(({ missingSinceRevisionId }) => missingSinceRevisionId === null);
  const lineOf = ({ records }: Act) =>
    lines.find(({ recordTable, recordId }) =>
      records.some((record) => record.recordTable === recordTable && record.recordId === recordId),
    );
  const beside: Omit<KnownBeside, 'header' | 'actionItems' | 'entered'> = { changed: [], added: [] };
  for (const act of acts) {
    const line = lineOf(act);
    const last = act.records.at(-1);
    if (!line) beside.added.push(act.content);
    else if (
      last &&
      last.recordId !== line.recordId &&
      act.content.kind === (line.content as DecisionContent).kind
    )
      beside.changed.push({ line, decision: act.content });
  }
  return beside;
}
