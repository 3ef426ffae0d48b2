import { defineAct } from '../access/act.ts';
import { InvalidTransitionError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { lockProject } from '../project/lock.ts';
import { allowedFrom, appendStatusChange } from './append.ts';
import type { Recorded } from './record.ts';
import { assertNotAhead, NewRecord } from './schemas.ts';
import { assertAsExpected, readinessBefore } from './standing.ts';

/** Appends a confirmation: a meeting found that the readiness standing at that place still stood. It moves nothing. */
export const confirmReadiness = defineAct({
  name: 'confirmReadiness',
  input: NewRecord,
  projectOf: (_db, { project }) => project,
  run: async (tx, input, { viewer, now }) => {
    const project = await lockProject(tx, input.project);
    const meeting = await findStartedMeeting(tx, input.meeting, now);
    const effectiveOn = input.effectiveOn ?? meeting.date;
    assertNotAhead(effectiveOn, now);
    const to = await readinessBefore(tx, project.id, { effectiveOn, meetingDate: meeting.date });
    if (input.expectedFrom !== undefined) assertAsExpected(project.slug, input.expectedFrom, to);
    if (!to)
      throw new InvalidTransitionError({
        from: null,
        to: null,
        allowed: await allowedFrom(tx, null),
        message: `${project.slug} has no recorded readiness on ${effectiveOn} that could be confirmed: record one first.`,
      });
    const record = await appendStatusChange(
      tx,
      {
        kind: 'CONFIRMATION',
        effect: 'CONFIRM',
        projectId: project.id,
        meetingId: meeting.id,
        meetingDate: meeting.date,
        effectiveOn,
        to,
        basis: input.basis,
        reason: input.reason,
        enteredBy: viewer.personId,
      },
      await resolveEvidence(tx, input.evidence),
    );
    return {
      answer: { statusChangeId: record.id, projectId: project.id } satisfies Recorded,
      subject: `StatusChange:${record.id}`,
      details: { project: project.slug, confirmed: to, meeting: meeting.date, effectiveOn },
    };
  },
});
