import { z } from 'zod';
import { defineAct } from '../access/act.ts';
import { assertInForce, criterionOn } from '../criterion/latest.ts';
import { ValidationError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { lockProject } from '../project/lock.ts';
import { line, prose } from '../text.ts';
import { appendWaiver } from './append.ts';

const Input = z.object({
  project: line(),
  criterion: line(),
  meeting: z.string(),
  reason: prose(),
  expiresOn: z.string(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
});

/** A meeting lets one project pass without meeting one criterion, to the end of a day. A later waiver of both stands in its place. */
export const waiveCriterion = defineAct({
  name: 'waiveCriterion',
  input: Input,
  run: async (tx, input, { viewer, now }) => {
    const project = await lockProject(tx, input.project);
    const meeting = await findStartedMeeting(tx, input.meeting, now);
    const criterion = await criterionOn(tx, input.criterion, meeting.date);
    assertInForce(criterion);
    if (input.expiresOn < meeting.date)
      throw new ValidationError([
        {
          path: 'input.expiresOn',
          message: `Expected the day of the meeting, ${meeting.date}, or a later one; got ${input.expiresOn}.`,
        },
      ]);
    const waiver = await appendWaiver(
      tx,
      {
        projectId: project.id,
        criterionId: criterion.id,
        meetingId: meeting.id,
        reason: input.reason,
        expiresOn: input.expiresOn,
        enteredBy: viewer.personId,
      },
      await resolveEvidence(tx, input.evidence),
    );
    return {
      answer: { waiverId: waiver.id, projectId: project.id },
      subject: `Waiver:${waiver.id}`,
      details: {
        project: project.slug,
        criterion: criterion.key,
        meeting: meeting.date,
        expiresOn: waiver.expiresOn,
      },
    };
  },
});
