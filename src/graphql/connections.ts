import { connectionOf } from './engine/connection.ts';
import {
  ActionItemRef,
  AttendanceRef,
  CompatibilityClaimRef,
  MeetingRef,
  NamedCombinationRef,
  NoteRef,
  ProjectRef,
  ProposalRef,
  ResolutionRef,
  StatusChangeRef,
  SuggestionRef,
} from './refs.ts';

export const ProjectConnection = connectionOf(ProjectRef, 'Project', 'projects');
export const StatusChangeConnection = connectionOf(StatusChangeRef, 'StatusChange', 'records of the ledger');
export const MeetingConnection = connectionOf(MeetingRef, 'Meeting', 'meetings');
export const NoteConnection = connectionOf(NoteRef, 'Note', 'notes');
export const AttendanceConnection = connectionOf(AttendanceRef, 'Attendance', 'people of a meeting');
export const ActionItemConnection = connectionOf(ActionItemRef, 'ActionItem', 'action items');
export const ResolutionConnection = connectionOf(ResolutionRef, 'Resolution', 'resolutions and votes');
export const ProposalConnection = connectionOf(ProposalRef, 'Proposal', 'proposals');
export const SuggestionConnection = connectionOf(SuggestionRef, 'Suggestion', 'suggestions');
export const CompatibilityClaimConnection = connectionOf(
  CompatibilityClaimRef,
  'CompatibilityClaim',
  'claims about compatibility',
);
export const NamedCombinationConnection = connectionOf(
  NamedCombinationRef,
  'NamedCombination',
  'named combinations',
);
