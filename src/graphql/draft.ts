import { keyOf } from '../base/meeting-key.ts';
import { newFileAt } from '../base/source.ts';
import { may } from '../domain/act/permissions.ts';
import { type DraftRow, draftsOf } from '../domain/draft/rows.ts';
import { saveMeetingDraft } from '../domain/draft/save.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { nextAgenda } from '../reports/agenda/agenda.ts';
import { builder } from './engine/builder.ts';
import { knownPerson } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, MEETING_NAME } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { MeetingRef, PersonRef } from './refs.ts';

const MeetingDraft = builder.objectRef<DraftRow>('MeetingDraft').implement({
  description: 'What chairs write of a meeting while it is held. Theirs alone; nothing of it is on record.',
  fields: (t) => ({
    notes: t.exposeString('notes', { description: 'The report without its decisions, in Markdown.' }),
    decisions: t.exposeStringList('decisions', {
      description: 'Lines for the report’s section of decisions, each with its bullet.',
    }),
    version: t.exposeInt('version', {
      description: 'Counted up with each save; to be sent with the next one.',
    }),
    savedAt: t.expose('savedAt', { type: 'DateTime', description: 'When it was last saved.' }),
    savedBy: t.field({ type: PersonRef, description: 'Who saved it last.', ...knownPerson('savedBy') }),
  }),
});

builder.objectField(MeetingRef, 'draft', (t) =>
  t.field({
    type: MeetingDraft,
    nullable: true,
    description: 'What is written of it so far; null if nothing is, and for everybody but chairs.',
    ...related(
      async (meetings: readonly { id: number }[], _args, { db, viewer }) =>
        may(viewer, 'saveMeetingDraft') ? draftsOf(db, meetings) : meetings.map(() => null),
      {},
    ),
  }),
);

builder.objectField(MeetingRef, 'agendaReport', (t) =>
  t.string({
    nullable: true,
    description:
      'The report that it begins with, in the group’s format: its header, and the agenda with what waits for it now. Null for everybody but chairs.',
    resolve: ({ date, name }, _args, { db, viewer, now, settings }) =>
      may(viewer, 'saveMeetingDraft') && name === null
        ? nextAgenda(db, { date: keyOf({ date, name }), now, words: settings.source?.group ?? null })
        : null,
  }),
);

builder.objectField(MeetingRef, 'newFile', (t) =>
  t.string({
    nullable: true,
    description:
      'Where its report can be put into the group’s repository from a browser: its content goes behind, as `value`. Null if the repository has no such page.',
    resolve: ({ date, name }, _args, { settings }) =>
      settings.source ? newFileAt(settings.source, `${keyOf({ date, name })}.md`) : null,
  }),
);

mutation(saveMeetingDraft, {
  description:
    'Keeps what is written of a meeting while it is held; nothing of it is on record before its report is imported. A ConflictError where somebody else has saved since that version. Open to chairs.',
  input: builder.inputType('SaveMeetingDraftInput', {
    description: 'What is written so far.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      notes: t.string({
        required: true,
        description: 'The report without its decisions, in Markdown; at most 200,000 characters.',
        extensions: { hasLines: true },
      }),
      decisions: t.stringList({
        required: true,
        description: 'Lines for its section of decisions, each with its bullet; at most 500.',
      }),
      version: t.int({
        required: true,
        description: 'The version that the writer has seen; 0 where there was none.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ meetingId: number; version: number }>(
    'SaveMeetingDraftSuccess',
    'The draft is saved.',
    {
      meeting: shown(MeetingRef, findMeetings, ({ meetingId }) => meetingId, 'The meeting.'),
    },
    (t) => ({ version: t.exposeInt('version', { description: 'The version that it is now.' }) }),
  ),
});
