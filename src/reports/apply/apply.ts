import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import {
  agendaItems,
  auditEvents,
  meetings,
  notes,
  plannedTopics,
  reportRevisions,
  reports,
} from '../../db/tables/index.ts';
import { agendaWrites, type EntryWrite, type LinkTo } from '../../domain/agenda/writes.ts';
import { plannedWrites } from '../../domain/meeting/planned-writes.ts';
import { noteWrites } from '../../domain/note/writes.ts';
import { findOrCreatePeople } from '../../domain/person/find-or-create.ts';
import type { ProjectLink } from '../../domain/report/stored.ts';
import { decisionWrites, meetingWrites, reportWrites } from '../../domain/report/writes.ts';
import { batch, createIdPool, type Writes, write } from '../../domain/rows.ts';
import { suggestionWrites } from '../../domain/suggestion/writes.ts';
import { contentOf, subjectOf } from '../plan/decisions.ts';
import type { ImportPlan, StoredState } from '../plan/plan.ts';
import type { TreePlan } from '../plan/tree.ts';
import { type AppliedDecision, applyDecisions, openScope } from './decisions.ts';
import type { ImportRun } from './run.ts';

/** What the rows of an import are written with. */
export interface ApplyContext {
  /** Person by whom records and revisions are entered. */
  enteredBy: number;
  now: Date;
  /** Ids of the projects by slug. */
  projects: ReadonlyMap<string, number>;
  /** Where many reports are imported in a row: people who are known, and ids that are reserved. */
  run?: ImportRun;
  /** Leaves an entry in the audit trail, for an importer that is no mutation. */
  audit?: { tokenId: number | null; requestId: string | null; path: string };
}

export interface AppliedImport {
  meetingId: number;
  reportId: number;
  revisionId: number;
  decisions: AppliedDecision[];
}

/** The content that the plan was made of, and where it can be read. */
export interface Content {
  source: string;
  link: string | null;
}

/**
 * Writes what the plan says, inside the caller's transaction, in a number of statements that does not grow with the report.
 * @throws DecisionRefusedError when the rules refuse a decision: the caller rolls back, and nothing of the report is written.
 */
export async function applyImport(
  tx: Db,
  plan: ImportPlan,
  stored: StoredState | null,
  content: Content,
  context: ApplyContext,
): Promise<AppliedImport> {
  const { summary, revision } = plan;
  // Projects are locked before anything refers to them: see lockProject.
  const scope = plan.decisions.length ? await openScope(tx, plan.decisions, context) : null;
  const people = await peopleOf(tx, plan, context.run);
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
  const known = stored?.meeting ?? null;
  const isNewReport = !known?.report;
  const isNewRevision = revision.is === 'NEW';
  const { reserve, take } = context.run?.ids ?? createIdPool();
  await reserve(tx, [
    [meetings, known ? 0 : 1],
    [reports, isNewReport ? 1 : 0],
    [reportRevisions, isNewRevision ? 1 : 0],
    [agendaItems, countNew(plan.agenda)],
    [plannedTopics, countNew(plan.planned)],
    [notes, countNew(plan.notes)],
  ]);
  const meetingId = known?.id ?? take(meetings);
  const reportId = known?.report?.id ?? take(reports);
  const revisionId = revision.id ?? take(reportRevisions);

  const agendaIds = plan.agenda.entries.map(({ id }) => id ?? take(agendaItems));
  const agenda = entryWrites(plan.agenda, agendaIds, ({ presenters, projects, ...row }, place) => ({
    ...row,
    ...place,
    presenterIds: presenters.map(personId),
    links: projects.map(linkTo),
  }));
  const plannedIds = plan.planned.entries.map(({ id }) => id ?? take(plannedTopics));
  const planned = entryWrites(plan.planned, plannedIds, ({ presenters, projects, ...row }, { position }) => ({
    ...row,
    position,
    presenterIds: presenters.map(personId),
    links: projects.map(linkTo),
  }));
  const noteIds = plan.notes.entries.map(({ id }) => id ?? take(notes));
  const noteId = (index: number) => {
    const id = noteIds[index];
    if (id === undefined) throw new Error(`there is no note ${index}`);
    return id;
  };
  const noteRows = entryWrites(plan.notes, noteIds, ({ speaker, ...row }, place) => ({
    ...row,
    ...place,
    speakerId: speaker === null ? null : personId(speaker),
  }));
  const links = {
    added: plan.noteLinks.added.map(({ note, role, ...link }) => ({
      noteId: noteId(note),
      role,
      ...linkTo(link),
    })),
    removed: plan.noteLinks.removed,
  };
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

  const writing = write(tx, [
    meetingWrites(meetingId, known ? 'KNOWN' : 'NEW', {
      date: summary.date,
      ...header,
      ...(scribe === undefined ? {} : { scribeId: scribe === null ? null : personId(scribe) }),
    }),
    reportWrites(
      {
        id: reportId,
        is: isNewReport ? 'NEW' : 'KNOWN',
        meetingId,
        path: summary.path,
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
            importedAt: context.now,
            importedBy: context.enteredBy,
          }
        : null,
    ),
    agendaWrites(meetingId, agenda, plan.agenda.removed),
    plannedWrites(meetingId, planned, plan.planned.removed),
    noteWrites(meetingId, noteRows, plan.notes.removed, links),
    suggestionWrites(
      plan.suggestions.added.map(suggestionRow),
      plan.suggestions.kept.map(({ id, next }) => ({ id, ...suggestionRow(next) })),
      plan.suggestions.removed,
    ),
    auditWrites(plan, reportId, context),
  ]);
  await Promise.all([writing, setImmediate().then(() => context.run?.meanwhile?.())]);
  const applied = { meetingId, reportId, revisionId };
  if (!scope) return { ...applied, decisions: [] };
  const decisions = await applyDecisions(
    { ...scope, meeting: { id: meetingId, date: summary.date } },
    plan.decisions,
    {
      revisionId,
      previous: known?.report?.current ?? null,
    },
  );
  await writeDecisions(tx, reportId, plan, decisions);
  return { ...applied, decisions };
}

const auditWrites = (
  { summary }: ImportPlan,
  reportId: number,
  { audit, enteredBy, now }: ApplyContext,
): Writes => {
  if (!audit) return {};
  const { path, ...by } = audit;
  const { date, revision, counts } = summary;
  const details = { path, date, revision, counts };
  return {
    insert: [
      batch(auditEvents, [
        { ...by, at: now, actorId: enteredBy, act: 'importReport', subject: `Report:${reportId}`, details },
      ]),
    ],
  };
};

async function peopleOf(
  tx: Db,
  plan: ImportPlan,
  run: ImportRun | undefined,
): Promise<ReadonlyMap<string, number>> {
  const named = [...new Set(handlesOf(plan))].sort();
  const unknown = named.filter((handle) => !run?.people.has(handle));
  const made = await findOrCreatePeople(tx, unknown);
  if (!run) return made;
  run.learned = made;
  return new Map([...run.people, ...made]);
}

type Suggested = ImportPlan['suggestions']['added'][number];

const countNew = ({ entries }: TreePlan<object>) => entries.filter(({ id }) => id === null).length;

/** What stays as it is needs no row. */
function entryWrites<F, Row>(
  { entries }: TreePlan<F>,
  ids: readonly number[],
  rowOf: (fields: F, place: { position: number; parentId: number | null }) => Row,
): EntryWrite<Row>[] {
  return entries.flatMap(({ id, parent, fields, isDifferent }, index): EntryWrite<Row>[] => {
    if (!isDifferent) return [];
    const parentId = parent === null ? null : (ids[parent] ?? null);
    return [
      {
        id: ids[index] ?? 0,
        is: id === null ? 'NEW' : 'CHANGED',
        row: rowOf(fields, { position: index + 1, parentId }),
      },
    ];
  });
}

/** Everybody whom the plan is about to name. */
function* handlesOf({ meeting, agenda, planned, notes: noted }: ImportPlan): Generator<string> {
  if (meeting.scribe) yield meeting.scribe;
  for (const { fields, isDifferent } of [...agenda.entries, ...planned.entries])
    if (isDifferent) yield* fields.presenters;
  for (const { fields, isDifferent } of noted.entries)
    if (isDifferent && fields.speaker) yield fields.speaker;
}

async function writeDecisions(
  tx: Db,
  reportId: number,
  plan: ImportPlan,
  applied: readonly AppliedDecision[],
): Promise<void> {
  const recordOf = new Map(applied.map(({ decision, record }) => [decision, record]));
  const lines = plan.decisions.flatMap((step) => {
    if (step.is === 'REMOVED') return [];
    const { decision, position } = step;
    const record = recordOf.get(decision);
    if (!record) throw new Error(`line ${decision.lineStart} became no record`);
    const { lineStart, lineEnd } = decision;
    const { recordTable, recordId } = record;
    const row = { position, lineStart, lineEnd, subject: subjectOf(decision), content: contentOf(decision) };
    return [{ step, row: { ...row, recordTable, recordId } }];
  });
  await write(tx, [
    decisionWrites(
      lines.flatMap(({ step, row }) => (step.is === 'NEW' ? [{ reportId, ...row }] : [])),
      lines.flatMap(({ step, row }) => (step.is === 'NEW' ? [] : [{ id: step.stored.id, ...row }])),
      plan.decisions.flatMap((step) => (step.is === 'REMOVED' ? [step.stored.id] : [])),
    ),
  ]);
}
