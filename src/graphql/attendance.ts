import { recordAttendance } from '../domain/attendance/record.ts';
import { attendancesOfMeetings, findAttendances } from '../domain/attendance/rows.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { AttendanceConnection } from './connections.ts';
import { builder } from './engine/builder.ts';
import { listArgs } from './engine/connection.ts';
import { belongsTo, pagesOf, person } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, lineLimits, listOf, MEETING_NAME } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { AttendanceRef, MeetingRef, PersonRef } from './refs.ts';
import { meetingSuccess } from './successes.ts';

const AttendanceState = builder.enumType('AttendanceState', {
  description: 'Whether somebody came.',
  values: {
    PRESENT: { description: 'They were there.' },
    REGRETS: { description: 'They were not there, and had said so.' },
  },
});

builder.node(AttendanceRef, {
  ...asOfNode(findAttendances),
  description:
    'Somebody who was at a meeting, or who sent regrets, as the minutes give them or a chair entered them.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who it is; null if the minutes give no handle.',
      ...person('personId'),
    }),
    name: t.exposeString('name', {
      description: 'The name as it is written; the handle where there is no other name.',
    }),
    organisation: t.exposeString('organisation', {
      nullable: true,
      description: 'The organisation they came from; null if the minutes do not say.',
    }),
    remark: t.exposeString('remark', {
      nullable: true,
      description: 'What else the minutes say about them, such as `chair`; null if they say nothing.',
    }),
    state: t.expose('state', { type: AttendanceState, description: 'Whether they came.' }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description:
        'The first line that names them, counted from 1; null if they were entered and no line does.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'The last line that names them, included; null if no line does.',
    }),
  }),
});

builder.objectField(MeetingRef, 'attendance', (t) =>
  t.field({
    type: AttendanceConnection,
    description:
      'Who was there and who sent regrets: those of the minutes in their order, then those that were entered.',
    args: {
      state: t.arg({ type: AttendanceState, description: 'Only those; all when absent.' }),
      ...listArgs(t),
    },
    ...pagesOf(({ state }: { state?: 'PRESENT' | 'REGRETS' | null }) => attendancesOfMeetings(state)),
  }),
);

const Attendee = builder.inputType('AttendeeInput', {
  description: 'Somebody who was at a meeting, or sent regrets.',
  fields: (t) => ({
    person: t.string({
      required: true,
      description: `Who: a GitHub handle with its \`@\`, or a name. ${lineLimits()}`,
    }),
    organisation: t.string({ description: `Whom they came from; default: nothing is said. ${lineLimits()}` }),
    remark: t.string({
      description: `What else there is to say of them, such as \`chair\`; default: nothing. ${lineLimits()}`,
    }),
    state: t.field({ type: AttendanceState, description: 'Whether they came; default: PRESENT.' }),
  }),
});

mutation(recordAttendance, {
  description:
    'Says who was at a meeting and who sent regrets, beside those whom its minutes name. The list takes the place of the one that was entered before; the report that is written of the meeting has it, and a line that comes to name somebody takes their place. Open to chairs.',
  input: builder.inputType('RecordAttendanceInput', {
    description: 'Who was at a meeting.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Its day.' }),
      meetingName: t.string(MEETING_NAME),
      people: t.field({
        type: [Attendee],
        required: true,
        description: `Everybody whom the minutes do not name; empty: nobody. ${listOf('people')}`,
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: meetingSuccess('RecordAttendanceSuccess', 'It is on record who was there.'),
});
