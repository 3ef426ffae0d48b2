import { addActionItem } from '../../domain/action-item/add.ts';
import { findActionItems } from '../../domain/action-item/find.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { ActionItemRef } from '../refs.ts';
import { IDEMPOTENCY_KEY, listOf, MEETING_NAME, oneLine } from './inputs.ts';
import { shown, success } from './success.ts';

mutation(addActionItem, {
  description:
    'Enters what somebody is to do by a meeting whose minutes do not say it. The report that is written of the meeting has it, and a line that comes to say it takes its place. Maintainers of all projects it is about, and chairs; one that is about no project is for chairs.',
  input: builder.inputType('AddActionItemInput', {
    description: 'What somebody is to do.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Day of the meeting that set it.' }),
      meetingName: t.string(MEETING_NAME),
      text: t.string({ required: true, description: `What is to be done. ${oneLine()}` }),
      owner: t.string({
        description: `Whose it is: a GitHub handle with its \`@\`, or a name; left out: nobody’s yet. ${oneLine()}`,
      }),
      dueOn: t.field({ type: 'Date', description: 'The day by which it is to be done; left out: none.' }),
      doneOn: t.field({
        type: 'Date',
        description: 'The day it was done, today or earlier; left out: it is open.',
      }),
      projects: t.stringList({ description: `Slugs of the projects it is about. ${listOf('slugs')}` }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ actionItemId: number }>('AddActionItemSuccess', 'The action item is entered.', {
    actionItem: shown(ActionItemRef, findActionItems, ({ actionItemId }) => actionItemId, 'The action item.'),
  }),
});
