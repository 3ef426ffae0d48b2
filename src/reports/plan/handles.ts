import { foldHandle } from '../../domain/person/find-or-create.ts';
import type { StoredContent } from '../../domain/report/stored.ts';
import { findHandles } from '../parse/handles.ts';
import type { AgendaItem, Attendance, ParsedReport } from '../types.ts';

/** One handle for each person, as it is first written. */
export const uniqueHandles = (handles: readonly string[]): string[] =>
  [...new Map(handles.toReversed().map((handle) => [foldHandle(handle), handle])).values()].toReversed();

/** Handles that an owner is written with. */
export const handlesIn = (owner: string | null): string[] => findHandles(owner ?? '').map(({ name }) => name);

/**
 * The report with the handles of people whom the meeting names already as they are stored: people are compared without case, so
 * the same report in other letters changes nothing.
 */
export function withKnownHandles(
  report: ParsedReport,
  scribe: string | null,
  { agenda, planned, notes, attendance, actionItems }: StoredContent,
): ParsedReport {
  const stored = [
    ...(scribe === null ? [] : [scribe]),
    ...[...agenda, ...planned].flatMap(({ presenters }) => presenters),
    ...notes.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])),
    ...attendance.flatMap(({ handle }) => (handle === null ? [] : [handle])),
    ...actionItems.flatMap(({ owner }) => handlesIn(owner)),
  ];
  const known = new Map(stored.map((handle) => [foldHandle(handle), handle]));
  const asKnown = (handle: string) => known.get(foldHandle(handle)) ?? handle;
  const orNobody = (handle: string | null) => handle && asKnown(handle);
  /** Somebody without another name is called as the handle is. */
  const asAttended = ({ name, handle }: Attendance) => ({
    handle: orNobody(handle),
    name: handle !== null && name === handle ? asKnown(handle) : name,
  });
  const inAgenda = (items: readonly AgendaItem[]): AgendaItem[] =>
    items.map((item) => ({ ...item, presenters: item.presenters.map(asKnown), items: inAgenda(item.items) }));
  return {
    ...report,
    scribe: orNobody(report.scribe),
    agenda: inAgenda(report.agenda),
    plannedNext: report.plannedNext.map((topic) => ({ ...topic, presenters: topic.presenters.map(asKnown) })),
    notes: report.notes.map((note) => ({ ...note, speaker: orNobody(note.speaker) })),
    attendance: report.attendance.map((person) => ({ ...person, ...asAttended(person) })),
    actionItems: report.actionItems.map((item) => ({
      ...item,
      owner: item.owner?.replace(/@([a-z\d-]+)/gi, (_, handle: string) => `@${asKnown(handle)}`) ?? null,
    })),
  };
}
