import { type At, at, TODAY } from '../domain/as-of.ts';
import { agendasOf } from '../domain/meeting/agenda.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { findMeetingByDate } from '../domain/meeting/find-by-date.ts';
import { isHeld, neighbours } from '../domain/meeting/held.ts';
import { meetingList } from '../domain/meeting/pages.ts';
import { plannedTopicsOf } from '../domain/meeting/planned.ts';
import type { MeetingRow } from '../domain/meeting/row.ts';
import { notesOfMeetings } from '../domain/note/pages.ts';
import { discussedAt } from '../domain/project/pages.ts';
import { sourcesOf } from '../domain/report/source.ts';
import { recordedAt } from '../domain/status-change/pages.ts';
import { suggestionsOfMeetings } from '../domain/suggestion/pages.ts';
import { AgendaItemRef, PlannedTopicRef } from './agenda-item.ts';
import { builder } from './builder.ts';
import { rootPage } from './connection.ts';
import {
  MeetingConnection,
  NoteConnection,
  ProjectConnection,
  StatusChangeConnection,
  SuggestionConnection,
} from './connections.ts';
import { eachLine, pages, person } from './fields.ts';
import { asOfNode } from './node.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { orderInput } from './order.ts';
import { MeetingRef, PersonRef } from './refs.ts';
import { ahead, related } from './relation.ts';
import { ReportSourceRef } from './report-source.ts';

type Meeting = At<MeetingRow>;

builder.node(MeetingRef, {
  ...asOfNode(findMeetings),
  description:
    'A meeting of the SIG: what was planned for it, said at it and recorded by it. A day that was only announced is not a meeting.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: 'Its day, which is its key.' }),
    startsAt: t.expose('startsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it starts or started; null where only the day is known.',
    }),
    isHeld: t.boolean({
      description:
        'Whether it has started, or its day has come where no start is known; else it is scheduled.',
      resolve: (meeting, _args, { now }) => isHeld(meeting, now),
    }),
    location: t.exposeString('location', {
      nullable: true,
      description: 'Where it meets, as the report says it; null where it does not.',
    }),
    announcementUrl: t.expose('announcementUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where it was announced; null where that is not known.',
    }),
    recordingUrl: t.expose('recordingUrl', {
      type: 'URL',
      nullable: true,
      description: 'Its recording; null where there is none, or none yet.',
    }),
    scribe: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who took the minutes; null where the report does not say.',
      ...person('scribeId'),
    }),
    attendeeOrganisations: t.exposeStringList('attendeeOrganisations', {
      description: 'Organisations whose people were there; empty where the report does not say.',
    }),
    agenda: t.field({
      type: [AgendaItemRef],
      description:
        'Its agenda in the order of the report. What was planned for the next meeting is not an item.',
      ...related((meetings: readonly Meeting[], _args, { db }) => agendasOf(db, meetings)),
    }),
    notes: t.field({
      type: NoteConnection,
      description: 'Its minutes, bullet by bullet, in the order of the source.',
      args: t.arg.connectionArgs(),
      ...pages(notesOfMeetings),
    }),
    statusChanges: t.field({
      type: StatusChangeConnection,
      description:
        'The records it made, in the order of the ledger, replaced ones included; where a day was asked for by EFFECTIVE, those that took effect by it.',
      args: t.arg.connectionArgs(),
      ...pages(recordedAt),
    }),
    projects: t.field({
      type: ProjectConnection,
      description:
        'The projects it discussed, by name: an agenda item or a note is about them or names them.',
      args: t.arg.connectionArgs(),
      ...pages(discussedAt),
    }),
    suggestions: t.field({
      type: SuggestionConnection,
      description: 'Lines of its minutes that may bear on readiness, in the order of the source.',
      args: t.arg.connectionArgs(),
      ...pages(suggestionsOfMeetings),
    }),
    previous: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting held before it; null where there was none.',
      ...related((meetings: readonly Meeting[], _args, { db, now }) =>
        neighbours(db, meetings, now, 'previous'),
      ),
    }),
    next: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting held after it; null where none was, by the day it is read at.',
      ...related((meetings: readonly Meeting[], _args, { db, now }) => neighbours(db, meetings, now, 'next')),
    }),
    announcedNextOn: t.expose('announcedNextOn', {
      type: 'Date',
      nullable: true,
      description:
        'The day it announced for the next meeting, which need not have been held; null where it named none.',
    }),
    plannedNext: t.field({
      type: [PlannedTopicRef],
      description: 'What it planned for the next meeting, in the order of the report.',
      ...related((meetings: readonly Meeting[], _args, { db }) => plannedTopicsOf(db, meetings)),
    }),
    source: t.field({
      type: ReportSourceRef,
      nullable: true,
      description: 'The report it was read from; null where it was entered by hand.',
      ...related((meetings: readonly Meeting[], _args, { db }) => sourcesOf(db, meetings)),
    }),
  }),
});

builder.queryField('meeting', (t) =>
  t.field({
    type: MeetingRef,
    nullable: true,
    description: 'The meeting of a day; null where there is none.',
    args: { date: t.arg({ type: 'Date', required: true, description: 'Its day.' }) },
    resolve: ahead(async ({ date }, { db }) => {
      const row = await findMeetingByDate(db, date);
      return row && at(row, TODAY);
    }),
  }),
);

const MeetingFilter = builder.inputType('MeetingFilter', {
  description: 'Which meetings: those that pass every field that is given. A list means any of its entries.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'On this day or later.' }),
    to: t.field({ type: 'Date', description: 'On this day or earlier.' }),
    project: t.stringList({ description: 'Slugs of projects that they discussed; at most 50.' }),
    hasStatusChanges: t.boolean({ description: 'Whether they recorded anything in the ledger.' }),
    isHeld: t.boolean({ description: 'Whether they were held, or are scheduled.' }),
  }),
});

const MeetingOrder = orderInput('Meeting', 'meetings', { DATE: { description: 'Their day.' } });

builder.queryField('meetings', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: MeetingConnection,
    description:
      'The meetings, oldest first unless sorted otherwise; also one that is scheduled, once its report is there.',
    args: {
      filter: t.arg({ type: MeetingFilter, description: 'Which meetings; all when absent.' }),
      orderBy: t.arg({ type: MeetingOrder, description: 'DATE, ASC when absent.' }),
      ...t.arg.connectionArgs(),
    },
    resolve: ahead(async ({ filter, orderBy, ...page }, context, wanted) =>
      rootPage(
        context,
        meetingList({ ...filter, project: eachLine(filter?.project, 'filter.project') }, orderBy),
        page,
        { wanted },
      ),
    ),
  }),
);
