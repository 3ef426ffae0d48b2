import { findPeople } from '../domain/person/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import {
  proposalList,
  proposalsOpenedByMeetings,
  proposalsWithdrawnByMeetings,
} from '../domain/proposal/pages.ts';
import {
  findProposals,
  isOpenAt,
  type ProposalRow,
  proposalsLastChanged,
  type VoiceRow,
  voicesOf,
} from '../domain/proposal/rows.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { ProposalConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { belongsTo, eachLine, knownPerson, ownUuid, pages } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { assertOneOrder, orderInput } from './engine/order.ts';
import { ahead, related } from './engine/relation.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF, Readiness } from './readiness.ts';
import { MeetingRef, PersonRef, ProjectRef, ProposalRef, StatusChangeRef } from './refs.ts';

const ProposalVoice = builder.objectRef<VoiceRow>('ProposalVoice').implement({
  description: 'What somebody has said for or against a proposal. It decides nothing.',
  fields: (t) => ({
    person: t.field({ type: PersonRef, description: 'Who said it.', ...knownPerson('personId') }),
    isFor: t.exposeBoolean('isFor', { description: 'Whether they second it; else they object.' }),
    reason: t.exposeString('reason', { description: 'The reason.' }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When they said it last.' }),
  }),
});

builder.objectField(ProposalRef, 'voices', (t) =>
  t.field({
    type: [ProposalVoice],
    description: 'Who seconds it and who objects, of each what they said last, as of now.',
    ...related((proposals: readonly { id: number }[], _args, { db }) => voicesOf(db, proposals), {}),
  }),
);

type Proposal = At<ProposalRow>;

const ProposalOutcome = builder.enumType('ProposalOutcome', {
  description: 'How a proposal ended.',
  values: {
    RECORDED: { description: 'A meeting recorded the change.' },
    WITHDRAWN: { description: 'It was taken back.' },
  },
});

/** As of a day before it was closed, nothing of how it ended is known. */
const closed = <Value>(proposal: Proposal, value: Value, { now }: Context): Value | null =>
  isOpenAt(proposal, now) ? null : value;

builder.node(ProposalRef, {
  ...asOfNode(findProposals),
  description:
    'A change of readiness that no meeting has recorded yet, or had not when it was proposed. The open ones are the agenda of the next meeting.',
  fields: (t) => ({
    uuid: t.string(ownUuid('Proposal')),
    project: t.field({
      type: ProjectRef,
      description: 'The project it is for.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    to: t.expose('to', { type: Readiness, description: 'The readiness it proposes.' }),
    effectiveOn: t.expose('effectiveOn', {
      type: 'Date',
      nullable: true,
      description:
        'The day it became, or is to become, true in the world; null if that is left to the meeting.',
    }),
    reason: t.exposeString('reason', { description: 'Why, in the words of whoever proposed it.' }),
    openedOn: t.expose('openedOn', { type: 'Date', description: 'The day it was opened.' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When it was entered here.' }),
    openedBy: t.field({
      type: PersonRef,
      description: 'Who opened it.',
      ...knownPerson('openedBy'),
    }),
    isOpen: t.boolean({
      description: 'Whether it still waits, at the end of the day it is read at.',
      resolve: (proposal, _args, { now }) => isOpenAt(proposal, now),
    }),
    outcome: t.field({
      type: ProposalOutcome,
      nullable: true,
      description: 'How it ended; null while it is open.',
      resolve: (proposal, _args, context) => closed(proposal, proposal.outcome, context),
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day it ended; null while it is open.',
      resolve: (proposal, _args, context) => closed(proposal, proposal.closedOn, context),
    }),
    closedBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who ended it; null while it is open, and where that is not known.',
      ...related((proposals: readonly Proposal[], _args, context) =>
        findPeople(
          context.db,
          proposals.map((proposal) => closed(proposal, proposal.closedBy, context)),
        ),
      ),
    }),
    closedReason: t.string({
      nullable: true,
      description: 'Why it ended; null while it is open, and where nobody said.',
      resolve: (proposal, _args, context) => closed(proposal, proposal.closedReason, context),
    }),
    statusChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record that took it up; null unless it was RECORDED.',
      ...related((proposals: readonly Proposal[], _args, context) =>
        findStatusChanges(
          context.db,
          proposals.map((proposal) => {
            const id = closed(proposal, proposal.statusChangeId, context);
            return id === null ? null : { id, asOf: proposal.asOf };
          }),
          context.now,
        ),
      ),
    }),
    lastChangedAt: t.field({
      type: 'DateTime',
      description: 'When it was opened or ended, whichever came last, as far as that is on record today.',
      ...related((proposals: readonly Proposal[], _args, { db }) => proposalsLastChanged(db, proposals)),
    }),
    evidence: t.field(evidenceField<Proposal>('proposalId')),
  }),
});

const ProposalFilter = builder.inputType('ProposalFilter', {
  description: 'Which proposals: those that pass every field that is given. A list means any of its entries.',
  fields: (t) => ({
    project: t.stringList({ description: 'Slugs of projects; at most 50.' }),
    to: t.field({ type: [Readiness], description: 'The readiness they propose.' }),
    isOpen: t.boolean({ description: 'Whether they still wait.' }),
    outcome: t.field({ type: [ProposalOutcome], description: 'How they ended.' }),
  }),
});

const ProposalOrder = orderInput('Proposal', 'proposals', {
  OPENED_ON: { description: 'The day they were opened.' },
  ENTERED_AT: { description: 'The order of entry.' },
});

builder.queryField('proposals', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: ProposalConnection,
    description: 'Proposals for all projects, open and closed, oldest first unless sorted otherwise.',
    args: {
      filter: t.arg({ type: ProposalFilter, description: 'Which proposals; all when absent.' }),
      orderBy: t.arg({ type: ProposalOrder, description: 'OPENED_ON, ASC when absent.' }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ filter, orderBy, asOf, ...page }, context, wanted) => {
      assertOneOrder(orderBy, page);
      return rootPage(
        context,
        proposalList(
          { ...filter, project: eachLine(filter?.project, 'filter.project') },
          orderBy,
          Boolean(asOf),
        ),
        page,
        { asOf: { ...TODAY, date: asOf ?? null }, wanted },
      );
    }),
  }),
);

builder.objectField(MeetingRef, 'openedProposals', (t) =>
  t.field({
    type: ProposalConnection,
    description:
      'The proposals that decisions of its report opened, in words of their own or by accepting a suggestion, in the order of entry.',
    args: listArgs(t),
    ...pages(proposalsOpenedByMeetings),
  }),
);

builder.objectField(MeetingRef, 'withdrawnProposals', (t) =>
  t.field({
    type: ProposalConnection,
    description: 'The proposals that decisions of its report withdrew, in the order of entry.',
    args: listArgs(t),
    ...pages(proposalsWithdrawnByMeetings),
  }),
);
