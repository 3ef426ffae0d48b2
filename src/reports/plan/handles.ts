import { foldHandle } from '../../domain/person/find-or-create.ts';
import type { StoredContent } from '../../domain/report/stored.ts';
import type { AgendaItem, ParsedReport } from '../types.ts';

/** One handle for each person, as it is first written. */
export const uniqueHandles = (handles: readonly string[]): string[] =>
  [...new Map(handles.toReversed().map((handle) => [foldHandle(handle), handle])).values()].toReversed();

/**
 * The report with the handles of people whom the meeting names already as they are stored: people are compared without case, so
 * the same report in other letters changes nothing.
 */
export function withKnownHandles(
  report: ParsedReport,
  scribe: string | null,
  { agenda, planned, notes }: StoredContent,
): ParsedReport {
  const stored = [
    ...(scribe === null ? [] : [scribe]),
    ...[...agenda, ...planned].flatMap(({ presenters }) => presenters),
    ...notes.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])),
  ];
  const known = new Map(stored.map((handle) => [foldHandle(handle), handle]));
  const asKnown = (handle: string) => known.get(foldHandle(handle)) ?? handle;
  const orNobody = (handle: string | null) => handle && asKnown(handle);
  const inAgenda = (items: readonly AgendaItem[]): AgendaItem[] =>
    items.map((item) => ({ ...item, presenters: item.presenters.map(asKnown), items: inAgenda(item.items) }));
  return {
    ...report,
    scribe: orNobody(report.scribe),
    agenda: inAgenda(report.agenda),
    plannedNext: report.plannedNext.map((topic) => ({ ...topic, presenters: topic.presenters.map(asKnown) })),
    notes: report.notes.map((note) => ({ ...note, speaker: orNobody(note.speaker) })),
  };
}
