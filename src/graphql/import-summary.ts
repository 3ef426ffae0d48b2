import type { Diagnostic } from '../reports/diagnostics.ts';
import {
  type FieldChange,
  IMPORT_SUBJECTS,
  type ImportChange,
  type ImportCounts,
  type ImportSubject,
  type ImportSummary,
  type MissingDecision,
  type VanishedCitation,
} from '../reports/summary.ts';
import { builder } from './engine/builder.ts';

const SUBJECTS: Record<ImportSubject, string> = {
  MEETING_FIELD: 'A field of the meeting, such as its scribe.',
  AGENDA_ITEM: 'An item of the agenda.',
  PLANNED_TOPIC: 'A topic planned for the next meeting.',
  NOTE: 'A bullet of the minutes.',
  NOTE_PROJECT: 'That a bullet is about a project.',
  ATTENDANCE: 'That somebody was there, or sent regrets.',
  ACTION_ITEM: 'What somebody is to do.',
  RESOLUTION: 'What was resolved or voted on.',
  DECISION: 'An explicit decision, which becomes a record.',
  SUGGESTION: 'A line that may bear on readiness, waiting for a person.',
};

const ImportSubjectEnum = builder.enumType('ImportSubject', {
  description: 'What an import adds, changes or removes.',
  values: Object.fromEntries(
    IMPORT_SUBJECTS.map((subject) => [subject, { description: SUBJECTS[subject] }]),
  ) as Record<ImportSubject, { description: string }>,
});
const ImportAct = builder.enumType('ImportAct', {
  description: 'What an import does with something.',
  values: {
    ADDED: { description: 'It was not there.' },
    CHANGED: { description: 'It was there and differed.' },
    REMOVED: { description: 'The report has it no longer.' },
  },
});
const ImportRevisionState = builder.enumType('ImportRevisionState', {
  description: 'How the content compares with the revisions that are stored.',
  values: {
    NEW: { description: 'Seen for the first time.' },
    EARLIER: { description: 'An earlier one, which becomes the current one again.' },
    CURRENT: { description: 'The current one.' },
  },
});
const DiagnosticSeverity = builder.enumType('ReportDiagnosticSeverity', {
  description: 'How serious a finding is.',
  values: {
    ERROR: { description: 'The report is not imported.' },
    WARNING: { description: 'The report is imported, and somebody should look.' },
  },
});

const ImportRevision = builder.objectRef<ImportSummary['revision']>('ImportRevision').implement({
  description: 'The content of a report that is imported.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number, counted from 1.' }),
    hash: t.exposeString('hash', { description: 'SHA-256 of its content, hexadecimal.' }),
    isParaphrase: t.exposeBoolean('isParaphrase', {
      description: 'Whether it tells in other words what the original says.',
    }),
    state: t.field({
      type: ImportRevisionState,
      description: 'How it compares with what is stored.',
      resolve: (revision) => revision.is,
    }),
  }),
});

const ImportFieldChange = builder.objectRef<FieldChange>('ImportFieldChange').implement({
  description: 'What an import changes in one field.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Name of the field.' }),
    old: t.exposeString('old', { nullable: true, description: 'What it was; null if it was empty.' }),
    new: t.exposeString('new', { nullable: true, description: 'What it becomes; null if it becomes empty.' }),
  }),
});

const ImportChangeType = builder.objectRef<ImportChange>('ImportChange').implement({
  description: 'One thing that an import does.',
  fields: (t) => ({
    act: t.expose('act', { type: ImportAct, description: 'What it does.' }),
    subject: t.expose('subject', { type: ImportSubjectEnum, description: 'The kind of thing it changes.' }),
    label: t.exposeString('label', { description: 'Which one, in a few words.' }),
    fields: t.expose('fields', {
      type: [ImportFieldChange],
      description: 'What differs; empty for what is added or removed whole.',
    }),
    line: t.exposeInt('line', {
      nullable: true,
      description: 'First line of it in the report, counted from 1; null for what is gone.',
    }),
    consequence: t.exposeString('consequence', {
      nullable: true,
      description: 'What else follows from it, such as a correction; null if nothing does.',
    }),
  }),
});

const ImportCount = builder.objectRef<ImportCounts & { subject: ImportSubject }>('ImportCount').implement({
  description: 'How much of one kind of thing an import touches.',
  fields: (t) => ({
    subject: t.expose('subject', { type: ImportSubjectEnum, description: 'The kind of thing.' }),
    added: t.exposeInt('added', { description: 'How many are added.' }),
    changed: t.exposeInt('changed', { description: 'How many are changed.' }),
    removed: t.exposeInt('removed', { description: 'How many are removed.' }),
    unchanged: t.exposeInt('unchanged', { description: 'How many stay as they are.' }),
    moved: t.exposeInt('moved', { description: 'How many stay and stand at another place.' }),
  }),
});

const VanishedCitationType = builder.objectRef<VanishedCitation>('VanishedCitation').implement({
  description: 'A record that rests on words which the report has no longer. It keeps its quotation.',
  fields: (t) => ({
    record: t.exposeString('record', { description: 'What rests on them.' }),
    revision: t.exposeInt('revision', { description: 'Number of the revision that has them.' }),
    lineStart: t.exposeInt('lineStart', { description: 'First line of them there, counted from 1.' }),
    lineEnd: t.exposeInt('lineEnd', { description: 'Last line of them there.' }),
    quote: t.exposeString('quote', { description: 'The words.' }),
  }),
});

const MissingDecisionType = builder.objectRef<MissingDecision>('MissingDecision').implement({
  description: 'A decision whose line the report no longer has. It stands until somebody takes it back.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What was decided, in a few words.' }),
    line: t.exposeInt('line', {
      description: 'Its first line in the revision that had it last, counted from 1.',
    }),
    consequence: t.exposeString('consequence', {
      description: 'What becomes of it under `retractMissing`.',
    }),
  }),
});

export const ImportSummaryType = builder.objectRef<ImportSummary>('ImportSummary').implement({
  description: 'What importing a report changes; the same that the command `import` prints.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: 'Day of the meeting.' }),
    path: t.exposeString('path', { description: "Where the report is kept in the group's repository." }),
    isNewMeeting: t.exposeBoolean('isNewMeeting', {
      description: 'Whether the meeting was not known before.',
    }),
    isUnchanged: t.exposeBoolean('isUnchanged', { description: 'Whether there is nothing to write.' }),
    revision: t.expose('revision', { type: ImportRevision, description: 'The content that was sent.' }),
    changes: t.expose('changes', {
      type: [ImportChangeType],
      description: 'Every change, by kind, then in the order of the report.',
    }),
    counts: t.field({
      type: [ImportCount],
      description: 'How much of each kind of thing is touched.',
      resolve: ({ counts }) => IMPORT_SUBJECTS.map((subject) => ({ subject, ...counts[subject] })),
    }),
    unread: t.exposeInt('unread', {
      description: 'How many lines of the report were not understood, and are kept as text.',
    }),
    vanished: t.expose('vanished', {
      type: [VanishedCitationType],
      description: 'Records that rest on words which are gone.',
    }),
    missing: t.expose('missing', {
      type: [MissingDecisionType],
      description: 'Decisions whose lines are gone, and which stand all the same.',
    }),
  }),
});

export const ReportDiagnostic = builder.objectRef<Diagnostic>('ReportDiagnostic').implement({
  description: 'A remark of the importer about one place in a report.',
  fields: (t) => ({
    severity: t.field({
      type: DiagnosticSeverity,
      description: 'How serious it is.',
      resolve: ({ severity }) => (severity === 'error' ? 'ERROR' : 'WARNING'),
    }),
    line: t.exposeInt('line', { description: 'Line, counted from 1.' }),
    column: t.exposeInt('column', { description: 'Column, counted from 1.' }),
    rule: t.exposeString('rule', { description: 'Name of the rule, such as `decision-origin`.' }),
    message: t.exposeString('message', { description: 'What was expected there, and what was found.' }),
  }),
});
