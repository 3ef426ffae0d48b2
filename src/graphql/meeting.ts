import { rhythmWords } from '../base/rhythm.ts';
import { agendasOf } from '../domain/meeting/agenda.ts';
import { isHeld, neighbours } from '../domain/meeting/held.ts';
import { meetingList } from '../domain/meeting/pages.ts';
import { plannedTopicsOf } from '../domain/meeting/planned.ts';
import {
  findMeetingByKey,
  findMeetings,
  type MeetingRow,
  meetingsLastChanged,
  movedFrom,
} from '../domain/meeting/rows.ts';
import { type MeetingSeries, seriesOf } from '../domain/meeting/schedule.ts';
import { hasPassed, type MeetingState } from '../domain/meeting/state.ts';
import { notesOfMeetings } from '../domain/note/rows.ts';
import { discussedAt } from '../domain/project/pages.ts';
import { sourcesOf } from '../domain/report/source.ts';
import { recordedAt } from '../domain/status-change/rows.ts';
import { suggestionsOfMeetings } from '../domain/suggestion/rows.ts';
import { type At, at, TODAY } from '../reading/as-of.ts';
import type { Point } from '../reading/point.ts';
import { AgendaItemRef, PlannedTopicRef } from './agenda-item.ts';
import {
  MeetingConnection,
  NoteConnection,
  ProjectConnection,
  StatusChangeConnection,
  SuggestionConnection,
} from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import { eachLine, ownUuid, pages, person, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { assertOneOrder, orderInput } from './engine/order.ts';
import { ahead, related } from './engine/relation.ts';
import { MeetingRef, PersonRef } from './refs.ts';
import { ReportSourceRef } from './report-source.ts';

type Meeting = At<MeetingRow>;

const MeetingStateEnum = builder.enumType('MeetingState', {
  description: 'Whether a meeting is planned, held, cancelled or moved.',
  values: {
    PLANNED: { description: 'It is to be held, or its hour has passed and nothing is on record of it.' },
    HELD: { description: 'It was held: minutes or a chair say so.' },
    CANCELLED: { description: 'It is not held, or was not.' },
    MOVED: { description: 'It is held on another day, or was.' },
  } satisfies Record<MeetingState, object>,
});

const MeetingSeriesRef = builder.objectRef<MeetingSeries>('MeetingSeries').implement({
  description: 'A rhythm in which a group meets.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'As RFC 5545 has it, without `RRULE:`.' }),
    words: t.string({
      description: 'The rule in words, such as `every 2 weeks on Wednesday`.',
      resolve: ({ rule }) => rhythmWords(rule),
    }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'Its first day.' }),
    timeZone: t.exposeString('timeZone', {
      description: 'The time zone in which its meetings start, such as `America/Los_Angeles`.',
    }),
  }),
});

builder.node(MeetingRef, {
  ...asOfNode(findMeetings),
  description:
    'A meeting of the group: what was planned for it, said at it and recorded by it. A day that was only announced is not a meeting.',
  fields: (t) => ({
    uuid: t.string(ownUuid('Meeting')),
    date: t.expose('date', { type: 'Date', description: 'Its day, which with its name is its key.' }),
    name: t.exposeString('name', {
      nullable: true,
      description:
        'What tells it from the others of its day, such as `apac`; null for the one that needs no name.',
    }),
    jointWith: t.exposeStringList('jointWith', {
      description: 'Other groups that it is held with; empty where there is none.',
    }),
    startsAt: t.expose('startsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it starts or started; null if only the day is known.',
    }),
    lengthMinutes: t.exposeInt('lengthMinutes', {
      nullable: true,
      description: 'How long it is to last or lasted, in minutes; null if that is not known.',
    }),
    series: t.field({
      type: MeetingSeriesRef,
      nullable: true,
      description: 'The rhythm by which it was planned; null if it was planned or held on its own.',
      ...related((meetings: readonly Meeting[], _args, { db }) => seriesOf(db, meetings), {
        seriesId: true,
      } as never),
    }),
    uid: t.exposeString('uid', {
      description:
        'By which calendars know it, whatever its address; it goes along where the meeting is moved.',
    }),
    calendarSequence: t.exposeInt('calendarSequence', {
      description: 'Changes of its time, place and state so far: calendars take what has a higher number.',
    }),
    state: t.expose('state', {
      type: MeetingStateEnum,
      description: 'Whether it is planned, held, cancelled or moved. The clock never changes it.',
    }),
    stateReason: t.exposeString('stateReason', {
      nullable: true,
      description: 'Why it was cancelled or moved; null if it was not, or no reason is known.',
    }),
    movedTo: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting that is held in its place, where it was moved; null if it was not.',
      ...refersTo(findMeetings, 'movedToId'),
    }),
    movedFrom: t.field({
      type: MeetingRef,
      nullable: true,
      description:
        'The meeting that it is held in place of, the last one where several were moved to its day; null if there is none.',
      ...related((meetings: readonly Meeting[], _args, { db }) => movedFrom(db, meetings)),
    }),
    isHeld: t.boolean({
      description: 'Whether its state is HELD: minutes or a chair say so. Only then a record can cite it.',
      resolve: (meeting) => isHeld(meeting),
    }),
    hasPassed: t.boolean({
      description:
        'Whether its start has passed, or its whole day where no start is known, or it was held. A planned meeting that has passed is planned, with nothing on record.',
      resolve: (meeting, _args, { now }) => hasPassed(meeting, now),
    }),
    location: t.exposeString('location', {
      nullable: true,
      description: 'Where it meets, as the report says it; null if it does not.',
    }),
    announcementUrl: t.expose('announcementUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where it was announced; null if that is not known.',
    }),
    recordingUrl: t.expose('recordingUrl', {
      type: 'URL',
      nullable: true,
      description: 'Its recording; null if there is none, or none yet.',
    }),
    scribe: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who took the minutes; null if the report does not say.',
      ...person('scribeId'),
    }),
    scribeName: t.exposeString('scribeName', {
      nullable: true,
      description:
        'Who took the minutes, as the report calls them; null if it gives a handle, or does not say.',
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
      args: listArgs(t),
      ...pages(notesOfMeetings),
    }),
    statusChanges: t.field({
      type: StatusChangeConnection,
      description:
        'The records it made, in the order of the ledger, replaced ones included; where a day was asked for by EFFECTIVE, those that took effect by it.',
      args: listArgs(t),
      ...pages(recordedAt),
    }),
    projects: t.field({
      type: ProjectConnection,
      description:
        'The projects it discussed, by name: an agenda item or a note is about them or names them.',
      args: listArgs(t),
      ...pages(discussedAt),
    }),
    suggestions: t.field({
      type: SuggestionConnection,
      description: 'Lines of its minutes that may bear on readiness, in the order of the source.',
      args: listArgs(t),
      ...pages(suggestionsOfMeetings),
    }),
    previous: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting held before it; null if there was none.',
      ...related((meetings: readonly Meeting[], _args, { db, now }) =>
        neighbours(db, meetings, now, 'previous'),
      ),
    }),
    next: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting held after it; null if none was, by the day it is read at.',
      ...related((meetings: readonly Meeting[], _args, { db, now }) => neighbours(db, meetings, now, 'next')),
    }),
    lastChangedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When what is known of it last changed: it was put on record, changed, or a revision of its report was imported. Null if none of that is on record.',
      ...related((meetings: readonly Point[], _args, { db }) => meetingsLastChanged(db, meetings), {}),
    }),
    announcedNextOn: t.expose('announcedNextOn', {
      type: 'Date',
      nullable: true,
      description:
        'The day it announced for the next meeting, which need not have been held; null if it named none.',
    }),
    plannedNext: t.field({
      type: [PlannedTopicRef],
      description: 'What it planned for the next meeting, in the order of the report.',
      ...related((meetings: readonly Meeting[], _args, { db }) => plannedTopicsOf(db, meetings)),
    }),
    source: t.field({
      type: ReportSourceRef,
      nullable: true,
      description: 'The report it was read from; null if it was entered by hand.',
      ...related((meetings: readonly Meeting[], _args, { db }) => sourcesOf(db, meetings)),
    }),
  }),
});

builder.queryField('meeting', (t) =>
  t.field({
    type: MeetingRef,
    nullable: true,
    description:
      'The meeting of a day; null if there is none, or where one of several has to be named. A day that no meeting has finds the one that was entered under it, where its date was corrected.',
    args: {
      date: t.arg({ type: 'Date', required: true, description: 'Its day.' }),
      name: t.arg.string({
        description: 'Its name; when absent, the unnamed one of the day or the only one.',
      }),
    },
    resolve: ahead(async ({ date, name }, { db }) => {
      const row = await findMeetingByKey(db, { date, name: name ?? null });
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
    isHeld: t.boolean({ description: 'Whether minutes or a chair say that they were held, by now.' }),
    state: t.field({ type: [MeetingStateEnum], description: 'What is said of them.' }),
    hasPassed: t.boolean({
      description:
        'Whether their start has passed, or their whole day where no start is known, or they were held.',
    }),
  }),
});

const MeetingOrder = orderInput('Meeting', 'meetings', {
  DATE: { description: 'Their day.' },
  ENTERED_AT: { description: 'The order in which they were put on record.' },
});

builder.queryField('meetings', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: MeetingConnection,
    description:
      'The meetings, oldest first unless sorted otherwise; also one that is scheduled, once its report is there.',
    args: {
      filter: t.arg({ type: MeetingFilter, description: 'Which meetings; all when absent.' }),
      orderBy: t.arg({ type: MeetingOrder, description: 'DATE, ASC when absent.' }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ filter, orderBy, ...page }, context, wanted) => {
      assertOneOrder(orderBy, page);
      return rootPage(
        context,
        meetingList({ ...filter, project: eachLine(filter?.project, 'filter.project') }, orderBy),
        page,
        { wanted },
      );
    }),
  }),
);
