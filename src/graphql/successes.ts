import { findMeetings } from '../domain/meeting/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import { findProposals } from '../domain/proposal/rows.ts';
import { findStatusChanges } from '../domain/status-change/rows.ts';
import { findSuggestions } from '../domain/suggestion/rows.ts';
import { TODAY } from '../reading/as-of.ts';
import { shown, success } from './engine/success.ts';
import { MeetingRef, ProjectRef, ProposalRef, StatusChangeRef, SuggestionRef } from './refs.ts';

export interface OfProject {
  projectId: number;
}

/** The success of an act that appends to the ledger. */
export const recordedSuccess = (name: string, description: string) =>
  success<OfProject & { statusChangeId: number }>(name, description, {
    statusChange: shown(
      StatusChangeRef,
      findStatusChanges,
      ({ statusChangeId }) => statusChangeId,
      'The new record.',
    ),
    project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project as it stands now.'),
  });

/** The success of an act on a proposal. */
export const proposalSuccess = (name: string, description: string) =>
  success<OfProject & { proposalId: number }>(name, description, {
    proposal: shown(ProposalRef, findProposals, ({ proposalId }) => proposalId, 'The proposal as it is now.'),
    project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project it is about.'),
  });

export const acceptedSuccess = success<{ suggestionId: number; proposalId: number }>(
  'AcceptSuggestionSuccess',
  'The proposal is open.',
  {
    suggestion: shown(
      SuggestionRef,
      findSuggestions,
      ({ suggestionId }) => suggestionId,
      'The suggestion, now accepted.',
    ),
    proposal: shown(ProposalRef, findProposals, ({ proposalId }) => proposalId, 'The new proposal.'),
  },
);

export const dismissedSuccess = success<{ suggestionId: number }>(
  'DismissSuggestionSuccess',
  'The suggestion is laid aside.',
  {
    suggestion: shown(
      SuggestionRef,
      findSuggestions,
      ({ suggestionId }) => suggestionId,
      'The suggestion, now dismissed.',
    ),
  },
);

/** The success of an act on a meeting. */
export const meetingSuccess = (name: string, description: string) =>
  success<{ meetingId: number }>(name, description, {
    meeting: shown(MeetingRef, findMeetings, ({ meetingId }) => meetingId, 'The meeting as it is now.'),
  });

/** The success of an act on a project itself. */
export const projectSuccess = <Answer extends OfProject>(name: string, description: string) =>
  success<Answer>(name, description, {
    project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project as it is now.'),
  });

export const scheduledSuccess = success<{ meetingId: number; meetingIds: number[] }>(
  'ScheduleMeetingSuccess',
  'The meeting is on record, and those of its rhythm.',
  {
    meeting: shown(MeetingRef, findMeetings, ({ meetingId }) => meetingId, 'The meeting as it is now.'),
  },
  (t) => ({
    meetings: t.field({
      type: [MeetingRef],
      description:
        'The meetings of its rhythm, itself first, in the order of their days; itself alone without one.',
      resolve: async ({ meetingId, meetingIds }, _args, { db, now }) => {
        const points = (meetingIds ?? [meetingId]).map((id) => ({ id, asOf: TODAY }));
        return (await findMeetings(db, points, now)).filter((meeting) => meeting !== null);
      },
    }),
  }),
);
