import { addActionItem } from '../domain/action-item/add.ts';
import {
  type ActionItemRow,
  actionItemsOfMeetings,
  actionItemsOfPeople,
  actionItemsOfProjects,
  allActionItems,
  findActionItems,
  isDoneAt,
} from '../domain/action-item/rows.ts';
import { updateActionItem } from '../domain/action-item/update.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import type { PersonRow } from '../domain/person/rows.ts';
import { projectsOfActionItems } from '../domain/project/linked.ts';
import { currentLinesIfAny, pagesOfLines } from '../domain/report/cited-lines.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { type PageArgs, readPages } from '../reading/page.ts';
import { ActionItemConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, reading, rootPage } from './engine/connection.ts';
import { belongsTo, pagesOf, person } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, lineLimits, listOf, MEETING_NAME } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { EvidenceRef } from './evidence.ts';
import { ActionItemRef, MeetingRef, PersonRef, ProjectRef } from './refs.ts';

type ActionItem = At<ActionItemRow>;

builder.node(ActionItemRef, {
  ...asOfNode(findActionItems),
  description: 'A task for somebody, from a line of the minutes or entered by hand.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting that set it.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    text: t.exposeString('text', { description: 'What is to be done, without box, owner and dates.' }),
    owner: t.field({
      type: PersonRef,
      nullable: true,
      description:
        'Who is to do it; null if nobody is named by a handle. If several are named, the first of them.',
      ...person('ownerId'),
    }),
    ownerName: t.exposeString('owner', {
      nullable: true,
      description: 'Who is to do it, as written: `@handle`, a name, or several; null if nobody is named.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'The day by which it is to be done; null if none is set.',
    }),
    isDone: t.boolean({
      description: 'Whether it was done by the end of the day it is read at.',
      resolve: (item, _args, { now }) => isDoneAt(item, now),
    }),
    doneOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day it was done; that of the meeting whose minutes tick it off without a day. Null while it is open.',
      resolve: (item, _args, { now }) => (isDoneAt(item, now) ? item.doneOn : null),
    }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is about or names, by slug.',
      ...related((items: readonly ActionItem[], _args, { db }) => projectsOfActionItems(db, items)),
    }),
    source: t.field({
      type: EvidenceRef,
      nullable: true,
      description: 'The lines of the report that it comes from; null if it was entered and no line has it.',
      ...related((items: readonly ActionItem[], _args, { db }) => currentLinesIfAny(db, items)),
    }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description: 'Its first line in the report, counted from 1; null if no line has it.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'Its last line in the report, included; null if no line has it.',
    }),
    page: t.string({
      description:
        'Path of the page of this tracker that shows its line in the newest revision of the report; of the meeting where no line has it.',
      ...related((items: readonly ActionItem[], _args, { db }) => pagesOfLines(db, items)),
    }),
  }),
});

const IS_DONE = 'Only those that are done, or only those that are open; all when absent.';
interface Asked {
  isDone?: boolean | null;
}

builder.objectField(MeetingRef, 'actionItems', (t) =>
  t.field({
    type: ActionItemConnection,
    description:
      'Its action items: those of its minutes in the order of the source, then those that were entered.',
    args: { isDone: t.arg.boolean({ description: IS_DONE }), ...listArgs(t) },
    ...pagesOf(({ isDone }: Asked) => actionItemsOfMeetings(isDone)),
  }),
);

builder.objectField(ProjectRef, 'actionItems', (t) =>
  t.field({
    type: ActionItemConnection,
    description: 'Action items that are about it or name it, the oldest meeting first.',
    args: { isDone: t.arg.boolean({ description: IS_DONE }), ...listArgs(t) },
    ...pagesOf(({ isDone }: Asked) => actionItemsOfProjects(isDone)),
  }),
);

builder.objectField(PersonRef, 'actionItems', (t) =>
  t.field({
    type: ActionItemConnection,
    description:
      'Action items that name them first by their handle, the oldest meeting first; as of today, whatever day the query is about.',
    args: { isDone: t.arg.boolean({ description: IS_DONE }), ...listArgs(t) },
    ...related((people: readonly PersonRow[], { isDone, ...page }: Asked & PageArgs, context, wanted) =>
      readPages(
        context.db,
        actionItemsOfPeople(isDone),
        people.map(({ id }) => ({ id, asOf: TODAY })),
        page,
        reading(context),
        wanted,
      ),
    ),
  }),
);

builder.queryField('actionItems', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: ActionItemConnection,
    description: 'The action items of all meetings, the oldest meeting first.',
    args: { isDone: t.arg.boolean({ description: IS_DONE }), ...listArgs(t) },
    resolve: ahead(async ({ isDone, ...page }, context, wanted) =>
      rootPage(context, allActionItems(isDone), page, { wanted }),
    ),
  }),
);

mutation(addActionItem, {
  description:
    'Enters what somebody is to do by a meeting whose minutes do not say it. The report that is written of the meeting has it, and a line that comes to say it takes its place. Open to maintainers of all projects it is about, and chairs; one that is about no project is for chairs.',
  input: builder.inputType('AddActionItemInput', {
    description: 'What somebody is to do.',
    fields: (t) => ({
      meeting: t.field({ type: 'Date', required: true, description: 'Day of the meeting that set it.' }),
      meetingName: t.string(MEETING_NAME),
      text: t.string({ required: true, description: `What is to be done. ${lineLimits()}` }),
      owner: t.string({
        description: `Whose it is: a GitHub handle with its \`@\`, or a name; default: nobody’s yet. ${lineLimits()}`,
      }),
      dueOn: t.field({
        type: 'Date',
        description: 'The day by which it is to be done. By default there is none.',
      }),
      doneOn: t.field({
        type: 'Date',
        description: 'The day it was done, today or earlier. Without it, the item is open.',
      }),
      projects: t.stringList({ description: `Slugs of the projects it is about. ${listOf('slugs')}` }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ actionItemId: number }>('AddActionItemSuccess', 'The action item is entered.', {
    actionItem: shown(ActionItemRef, findActionItems, ({ actionItemId }) => actionItemId, 'The action item.'),
  }),
});

mutation(updateActionItem, {
  description:
    'Says of an action item that it is done or open, whose it is, or until when. What is left out stays, also when its report is imported again. Open to maintainers of a project it is about, and chairs; one that is about no project is for chairs.',
  ids: { actionItem: 'ActionItem' },
  input: builder.inputType('UpdateActionItemInput', {
    description: 'What is to be known of an action item. What is left out stays as it is.',
    fields: (t) => ({
      actionItem: t.id({ required: true, description: 'The action item.' }),
      isDone: t.boolean({ description: 'Whether it is done: as of today, unless `doneOn` says when.' }),
      doneOn: t.field({ type: 'Date', description: 'The day it was done: today or earlier.' }),
      owner: t.string({
        description: `Whose it is: a GitHub handle with its \`@\`, or a name; null means nobody’s. ${lineLimits()}`,
      }),
      dueOn: t.field({ type: 'Date', description: 'The day by which it is to be done; null means none.' }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
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
