import { auditWrites } from '../../domain/act/audit.ts';
import { actionItemWrites } from '../../domain/action-item/writes.ts';
import { attendanceWrites } from '../../domain/attendance/writes.ts';
import { agendaWrites, type EntryWrite, type LinkTo } from '../../domain/meeting/agenda.ts';
import { plannedWrites } from '../../domain/meeting/planned.ts';
import { noteWrites } from '../../domain/note/writes.ts';
import { bodyHashOf } from '../../domain/report/same-body.ts';
import type { ProjectLink, StoredMeeting } from '../../domain/report/stored.ts';
import { IMPORTED, meetingWrites, reportWrites } from '../../domain/report/writes.ts';
import { resolutionWrites } from '../../domain/resolution/writes.ts';
import { suggestionWrites } from '../../domain/suggestion/writes.ts';
import type { IdPool, IdsWanted, Writes } from '../../reading/insert.ts';
import { handlesIn } from '../plan/handles.ts';
import { folderOf, type ImportPlan } from '../plan/plan.ts';
import type { TreePlan } from '../plan/tree.ts';
import type { ApplyContext, Content, ImportedIds } from './context.ts';

/** An import that is about to be written; `known` is its meeting as it is stored, null for one not known yet. */
export interface PlannedImport {
  plan: ImportPlan;
  known: StoredMeeting | null;
  content: Content;
  context: ApplyContext;
}

/** How many ids of each table the rows of an import take. */
export const idsWanted = ({ plan, known }: PlannedImport): IdsWanted => [
  [IMPORTED.meetings, known ? 0 : 1],
  [IMPORTED.reports, known?.report ? 0 : 1],
  [IMPORTED.reportRevisions, plan.revision.is === 'NEW' ? 1 : 0],
  [IMPORTED.agendaItems, countNew(plan.agenda)],
  [IMPORTED.plannedTopics, countNew(plan.planned)],
  [IMPORTED.notes, countNew(plan.notes)],
  [IMPORTED.attendances, countNew(plan.attendance)],
  [IMPORTED.actionItems, countNew(plan.actionItems)],
  [IMPORTED.resolutions, countNew(plan.resolutions)],
];

/** Rows that are about to be written, and the ids that they go by. */
export interface ImportRows extends ImportedIds {
  writes: Writes[];
}

/** Everything that a plan writes but its decisions. */
export function importRows(
  { plan, known, content, context }: PlannedImport,
  people: ReadonlyMap<string, number>,
  take: IdPool['take'],
): ImportRows {
  const { summary, revision } = plan;
  const personId = (handle: string) => {
    const id = people.get(handle);
    if (id === undefined) throw new Error(`nobody was made of the handle ${handle}`);
    return id;
  };
  const linkTo = ({ slug, via }: ProjectLink): LinkTo => {
    const projectId = context.projects.get(slug);
    if (projectId === undefined) throw new Error(`the reader named the project ${slug}, which is not stored`);
    return { projectId, via };
  };
  const isNewReport = !known?.report;
  const isNewRevision = revision.is === 'NEW';
  const meetingId = known?.id ?? take(IMPORTED.meetings);
  const reportId = known?.report?.id ?? take(IMPORTED.reports);
  const revisionId = revision.id ?? take(IMPORTED.reportRevisions);

  const agendaIds = plan.agenda.entries.map(({ id }) => id ?? take(IMPORTED.agendaItems));
  const agenda = entryWrites(plan.agenda, agendaIds, ({ presenters, projects, ...row }, place) => ({
    ...row,
    ...place,
    presenterIds: presenters.map(personId),
    links: projects.map(linkTo),
  }));
  const plannedIds = plan.planned.entries.map(({ id }) => id ?? take(IMPORTED.plannedTopics));
  const planned = entryWrites(plan.planned, plannedIds, ({ presenters, projects, ...row }, { position }) => ({
    ...row,
    position,
    presenterIds: presenters.map(personId),
    links: projects.map(linkTo),
  }));
  const noteIds = plan.notes.entries.map(({ id }) => id ?? take(IMPORTED.notes));
  const noteId = (index: number) => {
    const id = noteIds[index];
    if (id === undefined) throw new Error(`there is no note ${index}`);
    return id;
  };
  // There are many of them: a row that is spelled out costs a fraction of one that is put together from others.
  const noteRows = entryWrites(plan.notes, noteIds, (fields, { position, parentId }) => ({
    parentId,
    position,
    depth: fields.depth,
    section: fields.section,
    speakerId: fields.speaker === null ? null : personId(fields.speaker),
    speakerName: fields.speakerName,
    text: fields.text,
    markdown: fields.markdown,
    links: fields.links,
    lineStart: fields.lineStart,
    lineEnd: fields.lineEnd,
  }));
  const links = {
    added: plan.noteLinks.added.map(({ note, role, ...link }) => ({
      noteId: noteId(note),
      role,
      ...linkTo(link),
    })),
    removed: plan.noteLinks.removed,
  };
  const ownerOf = (owner: string | null) => {
    const [handle] = handlesIn(owner);
    return { owner, ownerId: handle === undefined ? null : personId(handle) };
  };
  const attendanceIds = plan.attendance.entries.map(({ id }) => id ?? take(IMPORTED.attendances));
  const attendance = entryWrites(plan.attendance, attendanceIds, ({ handle, ...row }, { position }) => ({
    ...row,
    position,
    personId: handle === null ? null : personId(handle),
  }));
  const actionItemIds = plan.actionItems.entries.map(({ id }) => id ?? take(IMPORTED.actionItems));
  const actionItems = entryWrites(
    plan.actionItems,
    actionItemIds,
    ({ owner, dueOn, doneOn, projects, ...row }, { position }) => ({
      ...row,
      position,
      stated: { ...ownerOf(owner), dueOn, doneOn },
      links: projects.map(linkTo),
    }),
  );
  const restated = plan.restated.map(({ owner, ...row }) => ({
    ...row,
    ...(owner === undefined ? {} : ownerOf(owner)),
  }));
  const resolutionIds = plan.resolutions.entries.map(({ id }) => id ?? take(IMPORTED.resolutions));
  const resolutions = entryWrites(plan.resolutions, resolutionIds, (row, { position }) => ({
    ...row,
    position,
  }));
  const suggestionRow = ({ project, note, lineStart, lineEnd, quote, rule, suggestedTo }: Suggested) => ({
    meetingId,
    projectId: project === null ? null : linkTo({ slug: project, via: 'ALIAS' }).projectId,
    noteId: noteId(note),
    revisionId,
    lineStart,
    lineEnd,
    quote,
    rule,
    suggestedTo,
  });
  const { scribe, ...header } = plan.meeting;

  const writes = [
    meetingWrites(meetingId, known ? 'KNOWN' : 'NEW', {
      date: summary.date,
      ...(known ? {} : { name: summary.name }),
      ...header,
      ...plan.state,
      ...(scribe === undefined ? {} : { scribeId: scribe === null ? null : personId(scribe) }),
    }),
    reportWrites(
      {
        id: reportId,
        is: isNewReport ? 'NEW' : 'KNOWN',
        meetingId,
        path: summary.path,
        folder: folderOf(summary.path),
        currentRevisionId: revisionId,
      },
      isNewRevision
        ? {
            id: revisionId,
            reportId,
            number: revision.number,
            hash: summary.revision.hash,
            content: content.source,
            isParaphrase: summary.revision.isParaphrase,
            link: content.link,
            file: content.place,
            commit: content.commit,
            writtenAt: content.writtenAt,
            takenFrom: content.file,
            bodyHash: bodyHashOf(content.source),
            importedAt: context.now,
            importedBy: context.enteredBy,
          }
        : null,
    ),
    agendaWrites(meetingId, agenda, plan.agenda.removed),
    plannedWrites(meetingId, planned, plan.planned.removed),
    noteWrites(meetingId, noteRows, plan.notes.removed, links),
    attendanceWrites(meetingId, attendance, plan.attendance.removed),
    actionItemWrites(meetingId, actionItems, restated, plan.actionItems.removed),
    resolutionWrites(meetingId, resolutions, plan.resolutions.removed),
    suggestionWrites(
      plan.suggestions.added.map(suggestionRow),
      plan.suggestions.kept.map(({ id, next }) => ({ id, ...suggestionRow(next) })),
      plan.suggestions.removed,
    ),
    auditOf(plan, reportId, context),
  ];
  return { meetingId, reportId, revisionId, writes };
}

const auditOf = (
  { summary }: ImportPlan,
  reportId: number,
  { audit, enteredBy, now }: ApplyContext,
): Writes => {
  if (!audit) return {};
  const { path, ...by } = audit;
  const { date, revision, counts } = summary;
  const details = { path, date, revision, counts };
  return auditWrites([
    { ...by, at: now, actorId: enteredBy, act: 'importReport', subject: `Report:${reportId}`, details },
  ]);
};

type Suggested = ImportPlan['suggestions']['added'][number];

const countNew = ({ entries }: TreePlan<object>) => entries.filter(({ id }) => id === null).length;

/** What stays as it is needs no row. */
function entryWrites<F, Row>(
  { entries }: TreePlan<F>,
  ids: readonly number[],
  rowOf: (fields: F, place: { position: number; parentId: number | null }) => Row,
): EntryWrite<Row>[] {
  const writes: EntryWrite<Row>[] = [];
  for (const [index, { id, parent, fields, isDifferent }] of entries.entries()) {
    if (!isDifferent) continue;
    const parentId = parent === null ? null : (ids[parent] ?? null);
    const row = rowOf(fields, { position: index + 1, parentId });
    writes.push({ id: ids[index] ?? 0, is: id === null ? 'NEW' : 'CHANGED', row });
  }
  return writes;
}
