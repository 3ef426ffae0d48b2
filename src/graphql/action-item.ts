import { findActionItems } from '../domain/action-item/find.ts';
import { isDoneAt } from '../domain/action-item/is-done.ts';
import {
  actionItemsOfMeetings,
  actionItemsOfPeople,
  actionItemsOfProjects,
  allActionItems,
} from '../domain/action-item/pages.ts';
import type { ActionItemRow } from '../domain/action-item/row.ts';
import { type At, TODAY } from '../domain/as-of.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { type PageArgs, readPages } from '../domain/page.ts';
import type { PersonRow } from '../domain/person/row.ts';
import { projectsOfActionItems } from '../domain/project/linked.ts';
import { currentLinesIfAny, pagesOfLines } from '../domain/report/cited-lines.ts';
import { builder } from './builder.ts';
import { listArgs, reading, rootPage } from './connection.ts';
import { ActionItemConnection } from './connections.ts';
import { EvidenceRef } from './evidence.ts';
import { belongsTo, pagesOf, person } from './fields.ts';
import { asOfNode } from './node.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { ActionItemRef, MeetingRef, PersonRef, ProjectRef } from './refs.ts';
import { ahead, related } from './relation.ts';

type ActionItem = At<ActionItemRow>;

builder.node(ActionItemRef, {
  ...asOfNode(findActionItems),
  description: 'What somebody is to do, by a line of minutes or as it was entered.',
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
      description: 'Whose it is; null where nobody is named by a handle. The first, where several are.',
      ...person('ownerId'),
    }),
    ownerName: t.exposeString('owner', {
      nullable: true,
      description: 'Whose it is, as it is written: `@handle`, a name, or several; null where it is nobody’s.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'The day by which it is to be done; null where none is set.',
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
      description:
        'The lines of the report that it comes from; null where it was entered and no line has it.',
      ...related((items: readonly ActionItem[], _args, { db }) => currentLinesIfAny(db, items)),
    }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description: 'Its first line in the report, counted from 1; null where no line has it.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'Its last line in the report, included; null where no line has it.',
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
