import { z } from 'zod';
import { defineAct, type Ref } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { lockProject } from '../project/lock.ts';
import { closeAsRecorded } from '../proposal/close-as-recorded.ts';
import { prose } from '../text.ts';
import { appendStatusChange } from './append.ts';
import { assertNotAhead, Level, NewRecord } from './schemas.ts';
import { assertAsExpected, readinessBefore, readinessOn } from './standing.ts';
import { gateOfStep } from './step-gate.ts';

const Input = NewRecord.extend({
  to: Level,
  statedFrom: Level.nullish(),
  proposal: z.custom<Ref>().nullish(),
  override: prose().nullish(),
});

export interface Recorded {
  statusChangeId: number;
  projectId: number;
}

/** Appends a change that a meeting has recorded. A proposal it takes up is closed by it, others stay open. */
export const recordStatusChange = defineAct({
  name: 'recordStatusChange',
  input: Input,
  projectOf: (_db, { project }) => project,
  alsoNeeds: ({ override }) => (override ? ['overrideRules'] : []),
  run: async (tx, input, { viewer, now }) => {
    const project = await lockProject(tx, input.project);
    const meeting = await findStartedMeeting(tx, input.meeting, now);
    const effectiveOn = input.effectiveOn ?? meeting.date;
    assertNotAhead(effectiveOn, now);
    if (input.expectedFrom !== undefined) {
      const today = dayOf(now);
      const current = await readinessOn(tx, project.id, effectiveOn > today ? effectiveOn : today);
      assertAsExpected(project.slug, input.expectedFrom, current);
    }
    const evidence = await resolveEvidence(tx, input.evidence);
    const place = { effectiveOn, meetingDate: meeting.date };
    const from = await readinessBefore(tx, project.id, place);
    const override = input.override ?? null;
    const step = { projectId: project.id, from, to: input.to, meetingDate: meeting.date, effectiveOn, now };
    const record = await appendStatusChange(
      tx,
      {
        kind: 'CHANGE',
        effect: 'SET',
        projectId: project.id,
        meetingId: meeting.id,
        meetingDate: meeting.date,
        effectiveOn,
        to: input.to,
        statedFrom: input.statedFrom,
        basis: input.basis,
        reason: input.reason,
        override,
        gate: await gateOfStep(tx, step, override),
        enteredBy: viewer.personId,
      },
      evidence,
    );
    if (input.proposal) await closeAsRecorded(tx, input.proposal, record, viewer.personId);
    return {
      answer: { statusChangeId: record.id, projectId: project.id } satisfies Recorded,
      subject: `StatusChange:${record.id}`,
      details: {
        project: project.slug,
        to: record.to,
        meeting: meeting.date,
        effectiveOn,
        basis: record.basis,
        override: record.override,
        proposal: input.proposal?.id ?? null,
      },
    };
  },
});
