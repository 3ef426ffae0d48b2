import { findActionItems } from '../../domain/action-item/find.ts';
import { updateActionItem } from '../../domain/action-item/update.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { ActionItemRef } from '../refs.ts';
import { IDEMPOTENCY_KEY, oneLine } from './inputs.ts';
import { shown, success } from './success.ts';

mutation(updateActionItem, {
  description:
    'Says of an action item that it is done or open, whose it is, or until when. What is left out stays, also when its report is imported again. Maintainers of a project it is about, and chairs; one that is about no project is for chairs.',
  ids: { actionItem: 'ActionItem' },
  input: builder.inputType('UpdateActionItemInput', {
    description: 'What is to be known of an action item. What is left out stays as it is.',
    fields: (t) => ({
      actionItem: t.id({ required: true, description: 'The action item.' }),
      isDone: t.boolean({ description: 'Whether it is done: as of today, unless `doneOn` says when.' }),
      doneOn: t.field({ type: 'Date', description: 'The day it was done: today or earlier.' }),
      owner: t.string({
        description: `Whose it is: a GitHub handle with its \`@\`, or a name; null: nobody’s. ${oneLine()}`,
      }),
      dueOn: t.field({ type: 'Date', description: 'The day by which it is to be done; null: none.' }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ actionItemId: number }>('UpdateActionItemSuccess', 'The action item is changed.', {
    actionItem: shown(
      ActionItemRef,
      findActionItems,
      ({ actionItemId }) => actionItemId,
      'The action item as it is now.',
    ),
  }),
});
