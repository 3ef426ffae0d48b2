import { findTokens } from '../../domain/access/tokens.ts';
import { TODAY } from '../../domain/as-of.ts';
import { findMeetings } from '../../domain/meeting/find.ts';
import { findProjects } from '../../domain/project/find.ts';
import { findProposals } from '../../domain/proposal/find.ts';
import { findStatusChanges } from '../../domain/status-change/find.ts';
import { findSuggestions } from '../../domain/suggestion/find.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { MeetingRef, ProjectRef, ProposalRef, StatusChangeRef, SuggestionRef } from '../refs.ts';

// What was written is read again by its id, today: also when an answer is given a second time under an idempotency key.
const readProject = (id: number, { db, now }: Context) => one(findProjects(db, [{ id, asOf: TODAY }], now));
const readStatusChange = (id: number, { db, now }: Context) =>
  one(findStatusChanges(db, [{ id, asOf: TODAY }], now));
const readProposal = (id: number, { db, now }: Context) => one(findProposals(db, [{ id, asOf: TODAY }], now));
const readSuggestion = (id: number, { db, now }: Context) =>
  one(findSuggestions(db, [{ id, asOf: TODAY }], now));
export const readMeeting = (id: number, { db, now }: Context) =>
  one(findMeetings(db, [{ id, asOf: TODAY }], now));

export const readToken = (id: number, { db, now }: Context) =>
  one(findTokens(db, [{ id, asOf: TODAY }], now));

async function one<Row>(rows: Promise<(Row | null)[]>): Promise<Row> {
  const [row] = await rows;
  if (!row) throw new Error('a row that was just written cannot be read');
  return row;
}

/** The success of an act that appends to the ledger. */
export const recordedSuccess = (name: string, description: string) =>
  builder.objectRef<{ statusChangeId: number; projectId: number }>(name).implement({
    description,
    fields: (t) => ({
      statusChange: t.field({
        type: StatusChangeRef,
        description: 'The new record.',
        resolve: ({ statusChangeId }, _args, context) => readStatusChange(statusChangeId, context),
      }),
      project: t.field({
        type: ProjectRef,
        description: 'The project as it stands now.',
        resolve: ({ projectId }, _args, context) => readProject(projectId, context),
      }),
    }),
  });

/** The success of an act on a proposal. */
export const proposalSuccess = (name: string, description: string) =>
  builder.objectRef<{ proposalId: number; projectId: number }>(name).implement({
    description,
    fields: (t) => ({
      proposal: t.field({
        type: ProposalRef,
        description: 'The proposal as it is now.',
        resolve: ({ proposalId }, _args, context) => readProposal(proposalId, context),
      }),
      project: t.field({
        type: ProjectRef,
        description: 'The project it is about.',
        resolve: ({ projectId }, _args, context) => readProject(projectId, context),
      }),
    }),
  });

export const acceptedSuccess = builder
  .objectRef<{ suggestionId: number; proposalId: number }>('AcceptSuggestionSuccess')
  .implement({
    description: 'The proposal is open.',
    fields: (t) => ({
      suggestion: t.field({
        type: SuggestionRef,
        description: 'The suggestion, now accepted.',
        resolve: ({ suggestionId }, _args, context) => readSuggestion(suggestionId, context),
      }),
      proposal: t.field({
        type: ProposalRef,
        description: 'The new proposal.',
        resolve: ({ proposalId }, _args, context) => readProposal(proposalId, context),
      }),
    }),
  });

export const dismissedSuccess = builder
  .objectRef<{ suggestionId: number }>('DismissSuggestionSuccess')
  .implement({
    description: 'The suggestion is laid aside.',
    fields: (t) => ({
      suggestion: t.field({
        type: SuggestionRef,
        description: 'The suggestion, now dismissed.',
        resolve: ({ suggestionId }, _args, context) => readSuggestion(suggestionId, context),
      }),
    }),
  });

/** The success of an act on a meeting. */
export const meetingSuccess = (name: string, description: string) =>
  builder.objectRef<{ meetingId: number }>(name).implement({
    description,
    fields: (t) => ({
      meeting: t.field({
        type: MeetingRef,
        description: 'The meeting as it is now.',
        resolve: ({ meetingId }, _args, context) => readMeeting(meetingId, context),
      }),
    }),
  });

/** The success of an act on a project itself. */
export const projectSuccess = (name: string, description: string) =>
  builder.objectRef<{ projectId: number }>(name).implement({
    description,
    fields: (t) => ({
      project: t.field({
        type: ProjectRef,
        description: 'The project as it is now.',
        resolve: ({ projectId }, _args, context) => readProject(projectId, context),
      }),
    }),
  });
