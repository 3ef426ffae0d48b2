import type { ActionItemRow } from '../domain/action-item/row.ts';
import type { At } from '../domain/as-of.ts';
import type { AttendanceRow } from '../domain/attendance/row.ts';
import type { ChannelRow } from '../domain/channel/row.ts';
import type { ClaimRow } from '../domain/claim/row.ts';
import type { CombinationRow } from '../domain/combination/row.ts';
import type { MeetingRow } from '../domain/meeting/row.ts';
import type { NoteRow } from '../domain/note/row.ts';
import type { PersonRow } from '../domain/person/row.ts';
import type { ProjectRow } from '../domain/project/row.ts';
import type { ProposalRow } from '../domain/proposal/row.ts';
import type { ResolutionRow } from '../domain/resolution/row.ts';
import type { StatusChangeRow } from '../domain/status-change/append.ts';
import type { SuggestionRow } from '../domain/suggestion/row.ts';
import { builder } from './builder.ts';

// The types that refer to each other. Each is implemented in the file of its noun; a resolver hands over the row with
// the day and clock it is read at: `at(row, TODAY)`.
export const ProjectRef = builder.objectRef<At<ProjectRow>>('Project');
export const StatusChangeRef = builder.objectRef<At<StatusChangeRow>>('StatusChange');
export const MeetingRef = builder.objectRef<At<MeetingRow>>('Meeting');
export const AttendanceRef = builder.objectRef<At<AttendanceRow>>('Attendance');
export const ActionItemRef = builder.objectRef<At<ActionItemRow>>('ActionItem');
export const ResolutionRef = builder.objectRef<At<ResolutionRow>>('Resolution');
export const NoteRef = builder.objectRef<At<NoteRow>>('Note');
export const ProposalRef = builder.objectRef<At<ProposalRow>>('Proposal');
export const SuggestionRef = builder.objectRef<At<SuggestionRow>>('Suggestion');
export const ChannelRef = builder.objectRef<At<ChannelRow>>('Channel');
export const PersonRef = builder.objectRef<PersonRow>('Person');
export const CompatibilityClaimRef = builder.objectRef<At<ClaimRow>>('CompatibilityClaim');
export const NamedCombinationRef = builder.objectRef<At<CombinationRow>>('NamedCombination');
