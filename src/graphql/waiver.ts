import { criteriaReferred } from '../domain/criterion/rows.ts';
import { stateAt, type WaiverRow } from '../domain/gate/waiver-at.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import {
  everyWaiver,
  findWaivers,
  revocationsOf,
  type WaiverRevocationRow,
  waiversOfMeetings,
  waiversOfProject,
  waiversRevokedByMeetings,
} from '../domain/waiver/rows.ts';
import { type At, instantOf, TODAY } from '../reading/as-of.ts';
import { CriterionRef } from './criterion.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { belongsTo, knownPerson, pages } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related, shared } from './engine/relation.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF } from './readiness.ts';
import { MeetingRef, PersonRef, ProjectRef } from './refs.ts';

type Waiver = At<WaiverRow>;
type Revocation = At<WaiverRevocationRow>;

const WaiverState = builder.enumType('WaiverState', {
  description: 'How a waiver stands.',
  values: {
    IN_FORCE: { description: 'It counts: from the day of its meeting to the end of its last day.' },
    EXPIRED: { description: 'Its last day is over.' },
    REVOKED: { description: 'A meeting took it back.' },
  },
});

const revocations = shared((waivers: readonly Waiver[], { db, now }) => revocationsOf(db, waivers, now));

const RevocationRef = builder.objectRef<Revocation>('WaiverRevocation').implement({
  description: 'By what a waiver was taken back before its end.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting that took it back; from its day on the waiver does not count.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    reason: t.exposeString('reason', { description: 'The reason.' }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
  }),
});

export const WaiverRef = builder.objectRef<Waiver>('Waiver');

builder.node(WaiverRef, {
  ...asOfNode(findWaivers),
  description:
    'A meeting lets one project pass without meeting one criterion, to the end of a day. The newest waiver of both stands in the place of those before it.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project that may pass.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    criterion: t.field({
      type: CriterionRef,
      description: 'The criterion that is waived.',
      ...related((waivers: readonly Waiver[], _args, { db, now }) =>
        criteriaReferred(
          db,
          waivers.map(({ criterionId, asOf }) => ({ id: criterionId, asOf })),
          now,
        ),
      ),
    }),
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting that granted it.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    reason: t.exposeString('reason', { description: 'The reason.' }),
    expiresOn: t.expose('expiresOn', { type: 'Date', description: 'The last day on which it counts.' }),
    state: t.field({
      type: WaiverState,
      description: 'How it stands at the end of the day it is read at, or now.',
      ...related(async (waivers: readonly Waiver[], _args, context) => {
        const revoked = await revocations(waivers, context);
        return waivers.map((waiver, index) =>
          stateAt(
            { ...waiver, revokedOn: revoked[index]?.meetingDate ?? null },
            instantOf(waiver.asOf, context.now),
          ),
        );
      }),
    }),
    revocation: t.field({
      type: RevocationRef,
      nullable: true,
      description: 'By what it was taken back; null if it was not.',
      ...related((waivers: readonly Waiver[], _args, context) => revocations(waivers, context)),
    }),
    evidence: t.field(evidenceField<Waiver>('waiverId')),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
  }),
});

const WaiverConnection = connectionOf(WaiverRef, 'Waiver', 'waivers');

builder.objectField(ProjectRef, 'waivers', (t) =>
  t.field({
    type: WaiverConnection,
    description: 'What was waived for it, newest first; expired and revoked waivers are among them.',
    args: listArgs(t),
    ...pages(waiversOfProject),
  }),
);

builder.queryField('waivers', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: WaiverConnection,
    description:
      'Every waiver, by the day of the meeting that granted it; expired and revoked ones are among them.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ asOf, ...page }, context, wanted) =>
      rootPage(context, everyWaiver, page, { asOf: { ...TODAY, date: asOf ?? null }, wanted }),
    ),
  }),
);

builder.objectField(MeetingRef, 'waivers', (t) =>
  t.field({
    type: WaiverConnection,
    description: 'The waivers that it granted, in the order of entry.',
    args: listArgs(t),
    ...pages(waiversOfMeetings),
  }),
);

builder.objectField(MeetingRef, 'revokedWaivers', (t) =>
  t.field({
    type: WaiverConnection,
    description: 'The waivers that it took back, in the order of entry.',
    args: listArgs(t),
    ...pages(waiversRevokedByMeetings),
  }),
);
