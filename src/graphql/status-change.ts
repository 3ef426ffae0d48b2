import { pagesOfRecords } from '../domain/evidence/rows.ts';
import type { StatusChangeRow } from '../domain/ledger/append.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import { deriveStatusChanges } from '../domain/status-change/derived.ts';
import { statusChangeList } from '../domain/status-change/list.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { type At, at } from '../reading/as-of.ts';
import { StatusChangeConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import { belongsTo, eachLine, knownPerson, ownUuid, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { assertOneOrder, orderInput } from './engine/order.ts';
import { ahead, related, shared } from './engine/relation.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF, Basis, CLOCK, Clock, Readiness } from './readiness.ts';
import { MeetingRef, PersonRef, ProjectRef, StatusChangeRef } from './refs.ts';

type Change = At<StatusChangeRow>;

const StatusChangeKind = builder.enumType('StatusChangeKind', {
  description: 'What a record of the ledger is.',
  values: {
    CHANGE: { description: 'Sets the readiness.' },
    CONFIRMATION: { description: 'Says that the readiness still stood; it moves nothing.' },
    CORRECTION: { description: 'Replaces another record whole, or retracts it.' },
  },
});

const derived = shared((changes: readonly Change[], { db, now }) => deriveStatusChanges(db, changes, now));

builder.node(StatusChangeRef, {
  ...asOfNode(findStatusChanges),
  description:
    'An entry of the append-only ledger, "record" for short: what a meeting recorded about the readiness of a project.',
  fields: (t) => ({
    number: t.exposeInt('id', {
      description: 'Its number in the ledger, by which people and links name it; never given twice.',
    }),
    uuid: t.string(ownUuid('StatusChange')),
    project: t.field({
      type: ProjectRef,
      description: 'The project it is about.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    kind: t.expose('kind', { type: StatusChangeKind, description: 'What it is.' }),
    isRetraction: t.boolean({
      description:
        'Whether it is a correction that takes the other record back and sets nothing in its place.',
      resolve: ({ effect }) => effect === 'RETRACT',
    }),
    from: t.field({
      type: Readiness,
      nullable: true,
      description:
        'The readiness before it: what the last standing change placed before it had set, by the day and clock it is read at. Null if none was recorded.',
      ...related(async (changes: readonly Change[], _args, context) =>
        (await derived(changes, context)).map(({ from }) => from),
      ),
    }),
    statedFrom: t.expose('statedFrom', {
      type: Readiness,
      nullable: true,
      description: "The minutes' own word of where it came from; null if they have none.",
    }),
    to: t.expose('to', {
      type: Readiness,
      nullable: true,
      description: 'The readiness it sets or confirms; null for a retraction.',
    }),
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting that recorded it.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    effectiveOn: t.expose('effectiveOn', { type: 'Date', description: 'The day it took effect.' }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
    basis: t.expose('basis', { type: Basis, description: 'How it is known.' }),
    reason: t.exposeString('reason', { description: 'Why, in the words of whoever entered it.' }),
    override: t.exposeString('override', {
      nullable: true,
      description:
        "A chair's reason for a move or a gate that the rules would have refused; null if none was needed.",
    }),
    evidence: t.field(evidenceField<Change>('statusChangeId')),
    page: t.field({
      type: 'String',
      description:
        'Path of the page of this tracker that shows what it rests on: the first line that it cites, or else the record itself, such as `/records/12`.',
      ...related(async (changes: readonly Change[], _args, { db }) => {
        const pages = await pagesOfRecords(db, changes);
        return changes.map(({ id }) => pages.get(id) ?? `/records/${id}`);
      }, {} as never),
    }),
    corrects: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record that it replaces or retracts; null unless it is a CORRECTION.',
      ...refersTo(findStatusChanges, 'correctsId'),
    }),
    correctedBy: t.field({
      type: StatusChangeRef,
      nullable: true,
      description:
        'The correction that replaces or retracts it, by the day and clock it is read at; null if there is none.',
      ...related(async (changes: readonly Change[], _args, context) => {
        const found = await derived(changes, context);
        const points = changes.map(({ asOf }, index) => {
          const id = found[index]?.correctedById ?? null;
          return id === null ? null : { id, asOf };
        });
        return findStatusChanges(context.db, points, context.now);
      }),
    }),
    stands: t.field({
      type: 'Boolean',
      description:
        'Whether it counts, by the day and clock it is read at: no correction replaces it, and it is no retraction.',
      ...related(async (changes: readonly Change[], _args, context) =>
        (await derived(changes, context)).map(({ stands }) => stands),
      ),
    }),
  }),
});

const StatusChangeFilter = builder.inputType('StatusChangeFilter', {
  description: 'Which records: those that pass every field that is given. A list means any of its entries.',
  fields: (t) => ({
    project: t.stringList({ description: 'Slugs of projects; at most 50.' }),
    meeting: t.field({ type: ['Date'], description: 'Days of the meetings that recorded them.' }),
    meetingName: t.stringList({
      description: 'Names of the meetings, of days that have several; at most 50.',
    }),
    kind: t.field({ type: [StatusChangeKind], description: 'What they are.' }),
    to: t.field({ type: [Readiness], description: 'The readiness they set or confirm.' }),
    basis: t.field({ type: [Basis], description: 'How they are known.' }),
    stands: t.boolean({ description: 'Whether they count today, or were replaced or retracted.' }),
    effectiveFrom: t.field({ type: 'Date', description: 'Took effect on this day or later.' }),
    effectiveTo: t.field({ type: 'Date', description: 'Took effect on this day or earlier.' }),
    recordedFrom: t.field({ type: 'Date', description: 'Recorded by a meeting of this day or later.' }),
    recordedTo: t.field({ type: 'Date', description: 'Recorded by a meeting of this day or earlier.' }),
  }),
});

const StatusChangeOrder = orderInput('StatusChange', 'records of the ledger', {
  EFFECTIVE_ON: { description: 'The day they took effect, then the day of the meeting.' },
  RECORDED_ON: { description: 'The day of the meeting that recorded them.' },
  ENTERED_AT: { description: 'The order of entry.' },
});

builder.queryField('statusChange', (t) =>
  t.field({
    type: StatusChangeRef,
    nullable: true,
    description: 'One record of the ledger; null if there is none of this number, or none yet on that day.',
    args: {
      number: t.arg.int({ required: true, description: 'Its number in the ledger.' }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
    },
    resolve: ahead(async ({ number, asOf, clock }, { db, now }) => {
      const point = at({ id: number }, { date: asOf ?? null, clock: clock ?? 'EFFECTIVE' });
      const [found = null] = await findStatusChanges(db, [point], now);
      return found;
    }),
  }),
);

builder.queryField('statusChanges', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: StatusChangeConnection,
    description:
      'The ledger: every record of every project, replaced ones included, also those that are yet to take effect. By the day they took effect unless sorted otherwise.',
    args: {
      filter: t.arg({ type: StatusChangeFilter, description: 'Which records; all when absent.' }),
      orderBy: t.arg({ type: StatusChangeOrder, description: 'EFFECTIVE_ON, ASC when absent.' }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ filter, orderBy, ...page }, context, wanted) => {
      assertOneOrder(orderBy, page);
      return rootPage(
        context,
        statusChangeList(
          {
            ...filter,
            project: eachLine(filter?.project, 'filter.project'),
            meetingName: eachLine(filter?.meetingName, 'filter.meetingName'),
          },
          orderBy,
        ),
        page,
        { wanted },
      );
    }),
  }),
);
