import { recordAttendance } from '../../domain/attendance/record.ts';
import { AttendanceState } from '../attendance.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { IDEMPOTENCY_KEY, listOf, MEETING_NAME, oneLine } from './inputs.ts';
import { meetingSuccess } from './successes.ts';

const Attendee = builder.inputType('AttendeeInput', {
  description: 'Somebody who was at a meeting, or sent regrets.',
  fields: (t) => ({
    person: t.string({
      required: true,
      description: `Who: a GitHub handle with its \`@\`, or a name. ${oneLine()}`,
    }),
    organisation: t.string({ description: `Whom they came from; left out: nothing is said. ${oneLine()}` }),
    remark: t.string({
      description: `What else there is to say of them, such as \`chair\`; left out: nothing. ${oneLine()}`,
    }),
    state: t.field({ type: AttendanceState, description: 'Whether they came; left out: PRESENT.' }),
  }),
});

mutation(recordAttendance, {
  description:
    'Says who was at a meeting and who sent regrets, beside those whom its minutes name. The list takes the place of the one that was entered before; the report that is written of the meeting has it, and a line that comes to name somebody takes their place. Chairs.',
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
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: meetingSuccess('RecordAttendanceSuccess', 'It is on record who was there.'),
});
