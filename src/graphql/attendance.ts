import { findAttendances } from '../domain/attendance/find.ts';
import { attendancesOfMeetings } from '../domain/attendance/pages.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { builder } from './builder.ts';
import { listArgs } from './connection.ts';
import { AttendanceConnection } from './connections.ts';
import { belongsTo, pagesOf, person } from './fields.ts';
import { asOfNode } from './node.ts';
import { AttendanceRef, MeetingRef, PersonRef } from './refs.ts';

export const AttendanceState = builder.enumType('AttendanceState', {
  description: 'Whether somebody came.',
  values: {
    PRESENT: { description: 'They were there.' },
    REGRETS: { description: 'They were not, and had said so.' },
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
      description: 'Who it is; null where the minutes give no handle.',
      ...person('personId'),
    }),
    name: t.exposeString('name', {
      description: 'The name as it is written; the handle where there is no other name.',
    }),
    organisation: t.exposeString('organisation', {
      nullable: true,
      description: 'Whom they came from; null where the minutes do not say.',
    }),
    remark: t.exposeString('remark', {
      nullable: true,
      description: 'What else the minutes say of them there, such as `chair`; null where they say nothing.',
    }),
    state: t.expose('state', { type: AttendanceState, description: 'Whether they came.' }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description:
        'The first line that names them, counted from 1; null where they were entered and no line does.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'The last line that names them, included; null where no line does.',
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
