import { claimCompatibility } from '../domain/claim/claim-compatibility.ts';
import { CompatibilityVerdict, claimSuccess } from './compatibility-claim.ts';
import { builder } from './engine/builder.ts';
import {
  EvidenceInput,
  IDEMPOTENCY_KEY,
  lineLimits,
  listOf,
  MEETING,
  MEETING_NAME,
  prose,
  SOURCE_BASIS_LEFT_OUT,
} from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { Basis } from './readiness.ts';

mutation(claimCompatibility, {
  description:
    'Says whether two projects, or a project and a named thing outside the group, can be combined. Nothing is replaced: of a pair the newest claim stands, by the day it was made on, then by the order of entry. Open to maintainers of one of the two and chairs.',
  input: builder.inputType('ClaimCompatibilityInput', {
    description: 'What is said about combining two things. Exactly one of `other` and `external`.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of a project.' }),
      other: t.string({ description: 'Slug of the other project.' }),
      external: t.string({
        description: `Name of a thing that is no project of the group, such as \`KVM\`. ${lineLimits()}`,
      }),
      verdict: t.field({ type: CompatibilityVerdict, required: true, description: 'What is said.' }),
      basis: t.field({ type: Basis, description: `How it is known. ${SOURCE_BASIS_LEFT_OUT}` }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      source: t.string({
        description: `What it was read from, in words; default: the links and lines of \`evidence\`. ${lineLimits()}`,
      }),
      evidence: t.field({
        type: [EvidenceInput],
        required: true,
        description: `What it rests on: at least one. ${listOf('entries')}`,
      }),
      claimedOn: t.field({
        type: 'Date',
        description:
          'The day from which it counts, today at the latest; default: the day of the meeting, else today.',
      }),
      kernelSeries: t.string({
        description: `The kernel series on which they would meet, such as \`4.11\`. ${lineLimits(40)}`,
      }),
      expiresOn: t.field({
        type: 'Date',
        description: 'Last day on which it counts, not before `claimedOn`; default: without end.',
      }),
      meeting: t.field({ type: 'Date', description: `The meeting at which it was said. ${MEETING}` }),
      meetingName: t.string(MEETING_NAME),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: claimSuccess,
});
