import { findMeetings } from '../domain/meeting/rows.ts';
import { restoreMeeting, voidMeeting } from '../domain/meeting/void.ts';
import { findProjects } from '../domain/project/rows.ts';
import { restoreProject, voidProject } from '../domain/project/void.ts';
import { restoreReport, voidReport } from '../domain/report/void.ts';
import { DependentsError } from '../domain/voiding/errors.ts';
import type { Restored } from '../domain/voiding/restore.ts';
import { findVoidings } from '../domain/voiding/rows.ts';
import type { SetAside } from '../domain/voiding/set-aside.ts';
import { builder, type InputFields } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, MEETING_NAME, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { MeetingRef, ProjectRef } from './refs.ts';
import { VoidedCountRef, VoidingRef } from './voiding.ts';

const voidFields = (t: InputFields) => ({
  reason: t.string({ required: true, ...prose('The reason.') }),
  dryRun: t.boolean({ description: 'Whether only to say what would go with it, and write nothing.' }),
  idempotencyKey: t.string(IDEMPOTENCY_KEY),
});
const restoreFields = (t: InputFields) => ({
  reason: t.string({ required: true, ...prose('The reason.') }),
  idempotencyKey: t.string(IDEMPOTENCY_KEY),
});

const voidSuccess = (name: string, what: string) =>
  success<SetAside>(
    name,
    `The ${what} is void, or would be.`,
    {
      voiding: shown(
        VoidingRef,
        findVoidings,
        ({ voidingId }) => voidingId,
        `What was made of it; null for a dry run.`,
      ),
    },
    (t) => ({
      isDryRun: t.exposeBoolean('isDryRun', { description: 'Whether nothing was written.' }),
      goesWith: t.expose('goesWith', {
        type: [VoidedCountRef],
        description: 'What goes with it, by kind; itself is among it.',
      }),
    }),
  );

const restoreSuccess = (name: string, what: string, thing: Parameters<typeof success<Restored>>[2]) =>
  success<Restored>(
    name,
    `The ${what} is there again, as it was.`,
    {
      voiding: shown(VoidingRef, findVoidings, ({ voidingId }) => voidingId, 'The entry that made it void.'),
      ...thing,
    },
    (t) => ({
      left: t.exposeInt('left', {
        description: 'How much of what went with it stays away, because what it belonged to is gone.',
      }),
    }),
  );

mutation(voidProject, {
  description:
    'Makes a project void that was entered by mistake, with everything that is said of it alone: no list, count, search, feed or file shows it any longer. Refused while something that stands rests on it, such as a record. It can be restored. Open to chairs.',
  errors: [DependentsError],
  input: builder.inputType('VoidProjectInput', {
    description: 'A project that was entered by mistake.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      ...voidFields(t),
    }),
  }),
  success: voidSuccess('VoidProjectSuccess', 'project'),
});

mutation(restoreProject, {
  description:
    'Takes back that a project was made void: it and what went with it is there again. Open to chairs.',
  input: builder.inputType('RestoreProjectInput', {
    description: 'A project that is void.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'The slug that it had.' }),
      ...restoreFields(t),
    }),
  }),
  success: restoreSuccess('RestoreProjectSuccess', 'project', {
    project: shown(ProjectRef, findProjects, ({ rowId }) => rowId, 'The project.'),
  }),
});

mutation(voidMeeting, {
  description:
    'Makes a meeting void that was entered by mistake, such as one of a mistyped day, with its report, notes and suggestions. Refused while something that stands rests on it, such as a record that cites it or lines of its report. It can be restored. Open to chairs.',
  errors: [DependentsError],
  input: builder.inputType('VoidMeetingInput', {
    description: 'A meeting that was entered by mistake.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      ...voidFields(t),
    }),
  }),
  success: voidSuccess('VoidMeetingSuccess', 'meeting'),
});

mutation(restoreMeeting, {
  description:
    'Takes back that a meeting was made void: it and what went with it is there again. Open to chairs.',
  input: builder.inputType('RestoreMeetingInput', {
    description: 'A meeting that is void.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      ...restoreFields(t),
    }),
  }),
  success: restoreSuccess('RestoreMeetingSuccess', 'meeting', {
    meeting: shown(MeetingRef, findMeetings, ({ rowId }) => rowId, 'The meeting.'),
  }),
});

const PATH = 'Its path, such as `reports/2017-05-24.md`.';

mutation(voidReport, {
  description:
    'Makes a report void that was imported by mistake, with its notes, agenda and suggestions; its meeting stays. Refused while something that stands rests on it, such as a record that cites its lines. The same content is not imported again while it is void. It can be restored. Open to chairs.',
  errors: [DependentsError],
  input: builder.inputType('VoidReportInput', {
    description: 'A report that was imported by mistake.',
    fields: (t) => ({
      report: t.string({ required: true, description: PATH }),
      ...voidFields(t),
    }),
  }),
  success: voidSuccess('VoidReportSuccess', 'report'),
});

mutation(restoreReport, {
  description:
    'Takes back that a report was made void: it and what went with it is there again. Open to chairs.',
  input: builder.inputType('RestoreReportInput', {
    description: 'A report that is void.',
    fields: (t) => ({
      report: t.string({ required: true, description: PATH }),
      ...restoreFields(t),
    }),
  }),
  success: restoreSuccess('RestoreReportSuccess', 'report', {}),
});
