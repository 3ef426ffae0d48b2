import type { ActionItemRow } from '../domain/action-item/rows.ts';
import type { AttendanceRow } from '../domain/attendance/rows.ts';
import type { ChannelRow } from '../domain/channel/rows.ts';
import type { ClaimRow } from '../domain/claim/rows.ts';
import type { CombinationRow } from '../domain/combination/rows.ts';
import type { StatusChangeRow } from '../domain/ledger/append.ts';
import type { MeetingRow } from '../domain/meeting/rows.ts';
import type { NoteRow } from '../domain/note/rows.ts';
import type { PersonRow } from '../domain/person/rows.ts';
import type { ProjectRow } from '../domain/project/rows.ts';
import type { ProposalRow } from '../domain/proposal/rows.ts';
import type { ResolutionRow } from '../domain/resolution/rows.ts';
import type { SuggestionRow } from '../domain/suggestion/rows.ts';
import type { At } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';

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
