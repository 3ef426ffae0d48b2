import { assertMay, may } from '../domain/act/permissions.ts';
import { answerDispute, dismissDispute, publishDispute } from '../domain/dispute/judge.ts';
import { MOST_IN_REASON, MOST_WAITING, raiseDispute } from '../domain/dispute/raise.ts';
import {
  type DisputeRow,
  disputeList,
  disputesOfRecords,
  disputesOfRevisions,
  findDisputes,
  isPublic,
  linesDisputed,
  PUBLIC_STATES,
} from '../domain/dispute/rows.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { type At, at, TODAY } from '../reading/as-of.ts';
import type { Point } from '../reading/point.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { person, refersTo } from './engine/fields.ts';
import { encodeId, parsePointKey } from './engine/id.ts';
import { IDEMPOTENCY_KEY, lineLimits, MEETING_NAME, prose } from './engine/inputs.ts';
import { mutation, topLevel } from './engine/mutation.ts';
import { ahead, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { EvidenceRef } from './evidence.ts';
import { PersonRef, StatusChangeRef } from './refs.ts';
import { ReportRevisionRef } from './report-revision.ts';

const DisputeState = builder.enumType('DisputeState', {
  description: 'What became of a dispute.',
  values: {
    WAITING: { description: 'No chair has judged it yet. Only chairs see it.' },
    PUBLISHED: { description: 'Everybody sees it, and the next agenda quotes it.' },
    ANSWERED: { description: 'Everybody sees it, with the answer of a chair.' },
    DISMISSED: { description: 'A chair has laid it aside, with a reason. Only chairs see it.' },
  },
});

const DisputeRef = builder.objectRef<At<DisputeRow>>('Dispute');

builder.node(DisputeRef, {
  id: { resolve: ({ id }) => String(id), parse: parsePointKey },
  // What is held back has the id of nothing for all but chairs.
  loadManyWithoutCache: async (points: Point[], { db, viewer, now }: Context) =>
    (await findDisputes(db, points, now)).map((row) =>
      row && (isPublic(row) || may(viewer, 'readDisputes')) ? row : null,
    ),
  description:
    'Somebody’s word that a record, or a line of the minutes, is wrong. It changes nothing; until a chair has published or answered it, only chairs see it.',
  fields: (t) => ({
    state: t.expose('state', { type: DisputeState, description: 'What became of it.' }),
    statusChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record that it says is wrong; null if it is about a line.',
      ...refersTo(findStatusChanges, 'statusChangeId'),
    }),
    line: t.field({
      type: EvidenceRef,
      nullable: true,
      description:
        'The line of the minutes that it says is wrong, as it reads now; null if it is about a record.',
      ...related((list: readonly At<DisputeRow>[], _args, { db }) => linesDisputed(db, list)),
    }),
    reason: t.exposeString('reason', { description: 'What is wrong, in the words of who says so.' }),
    contact: t.string({
      nullable: true,
      description:
        'How to reach them, where they said so. For chairs alone, null for all others; forgotten once it is answered or dismissed.',
      resolve: ({ contact }, _args, { viewer }) => (may(viewer, 'readDisputes') ? contact : null),
    }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime', description: 'When it was sent.' }),
    raisedBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who sent it; a program of the tracker stands for a reader who was not signed in.',
      ...person('raisedBy'),
    }),
    judgedAt: t.expose('judgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a chair judged it last; null while it waits.',
    }),
    judgedBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Which chair; null while it waits.',
      ...person('judgedBy'),
    }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: 'What the chair says to it, or why it is dismissed; null if nothing was said.',
    }),
  }),
});

builder.queryField('disputes', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(DisputeRef, 'Dispute', 'what a reader has said is wrong'),
    description:
      'What a reader has said is wrong, oldest first. What waits or was dismissed is for chairs alone: for all others it is not in the list, and to ask for it is an error.',
    args: {
      state: t.arg({ type: [DisputeState], description: 'Only in one of these states; all when absent.' }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ state, ...page }, context) => {
      const asked = state ?? null;
      if (asked?.some((one) => !isPublic({ state: one })))
        try {
          assertMay(context.viewer, 'readDisputes');
        } catch (error) {
          throw topLevel(error);
        }
      const states = asked ?? (may(context.viewer, 'readDisputes') ? null : PUBLIC_STATES);
      return rootPage(context, disputeList(states), page);
    }),
  }),
);

const OF = 'What a reader has said is wrong with it and a chair has published or answered, oldest first.';

builder.objectField(StatusChangeRef, 'disputes', (t) =>
  t.field({
    type: [DisputeRef],
    description: OF,
    ...related(
      (changes: readonly { id: number }[], _args, { db }) => atToday(disputesOfRecords(db, changes)),
      {},
    ),
  }),
);

builder.objectField(ReportRevisionRef, 'disputes', (t) =>
  t.field({
    type: [DisputeRef],
    description: OF,
    ...related(
      (revisions: readonly { id: number }[], _args, { db }) => atToday(disputesOfRevisions(db, revisions)),
      {},
    ),
  }),
);

const atToday = async (lists: Promise<DisputeRow[][]>): Promise<At<DisputeRow>[][]> =>
  (await lists).map((rows) => rows.map((row) => at(row, TODAY)));

mutation(raiseDispute, {
  description: `Says that a record, or a line of the minutes, is wrong. It changes nothing, and nobody but chairs sees it until one has published or answered it. Everybody, without a token too; so many from one client in an hour (a setting), and at most ${MOST_WAITING} wait in all.`,
  input: builder.inputType('RaiseDisputeInput', {
    description: 'What is wrong: a record, or a line of the minutes.',
    fields: (t) => ({
      record: t.int({ description: 'Number of the record. Left out where it is about a line.' }),
      meeting: t.field({
        type: 'Date',
        description: 'Day of the meeting whose minutes have the line; with `revision` and `line`.',
      }),
      meetingName: t.string(MEETING_NAME),
      revision: t.int({ description: 'Number of the revision of the minutes.' }),
      line: t.int({ description: 'The line of that revision, counted from 1.' }),
      reason: t.string({
        required: true,
        description: `What is wrong with it. At most ${MOST_IN_REASON} characters, without control characters but line ends and tabs; trimmed, normalised to NFC.`,
        extensions: { hasLines: true },
      }),
      contact: t.string({
        description: `How a chair can reach whoever says so; only chairs read it, and it is forgotten once they have answered. ${lineLimits()}`,
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ disputeId: number }>('RaiseDisputeSuccess', 'It waits for a chair.', {}, (t) => ({
    id: t.id({
      description: 'Id of the dispute: by `node` it is found once a chair has published it.',
      resolve: ({ disputeId }) => encodeId('Dispute', String(disputeId)),
    }),
  })),
});

const judged = (name: string, description: string) =>
  success<{ disputeId: number }>(name, description, {
    dispute: shown(DisputeRef, findDisputes, ({ disputeId }) => disputeId, 'The dispute as it is now.'),
  });

mutation(publishDispute, {
  description:
    'Shows everybody what a reader has said is wrong; the next agenda quotes it. Only one that waits. Open to chairs.',
  ids: { dispute: 'Dispute' },
  input: builder.inputType('PublishDisputeInput', {
    description: 'A dispute that everybody is to see.',
    fields: (t) => ({
      dispute: t.id({ required: true, description: 'The dispute.' }),
      reason: t.string(prose('What a chair says beside it.')),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: judged('PublishDisputeSuccess', 'Everybody sees it.'),
});

mutation(answerDispute, {
  description:
    'Answers what a reader has said is wrong; everybody sees both, and no agenda quotes it any longer. One that waits or is published. Open to chairs.',
  ids: { dispute: 'Dispute' },
  input: builder.inputType('AnswerDisputeInput', {
    description: 'What a chair answers.',
    fields: (t) => ({
      dispute: t.id({ required: true, description: 'The dispute.' }),
      reason: t.string({
        required: true,
        ...prose('The answer, such as what was corrected, or why it stands.'),
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: judged('AnswerDisputeSuccess', 'It is answered.'),
});

mutation(dismissDispute, {
  description:
    'Lays aside what a reader has said is wrong: nobody but chairs sees it. One that waits or is published. Open to chairs.',
  ids: { dispute: 'Dispute' },
  input: builder.inputType('DismissDisputeInput', {
    description: 'A dispute that leads nowhere.',
    fields: (t) => ({
      dispute: t.id({ required: true, description: 'The dispute.' }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: judged('DismissDisputeSuccess', 'It is laid aside.'),
});
