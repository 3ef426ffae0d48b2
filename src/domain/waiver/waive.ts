import { z } from 'zod';
import { defineBulkAct, eachOf } from '../access/bulk.ts';
import { assertInForce, criteriaByKey } from '../criterion/latest.ts';
import { ValidationError } from '../errors.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { startedMeetings } from '../meeting/find-started.ts';
import { lockProjects } from '../project/lock.ts';
import { line, prose } from '../text.ts';
import { appendWaivers } from './append.ts';

const Input = z.object({
  project: line(),
  criterion: line(),
  meeting: z.string(),
  reason: prose(),
  expiresOn: z.string(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
});

/** A meeting lets one project pass without meeting one criterion, to the end of a day. A later waiver of both stands in its place. */
export const waiveCriterion = defineBulkAct({
  name: 'waiveCriterion',
  input: Input,
  runAll: async (tx, asked, { viewer, now }) => {
    const inputs = asked.map(({ input }) => input);
    const projectOf = await lockProjects(
      tx,
      inputs.map(({ project }) => project),
    );
    const meetingOf = await startedMeetings(
      tx,
      inputs.map(({ meeting }) => meeting),
      now,
    );
    const criterionOn = await criteriaByKey(
      tx,
      inputs.map(({ criterion }) => criterion),
    );
    const judged = await eachOf(inputs, ({ project: slug, meeting: date, criterion: key, expiresOn }) => {
      const project = projectOf(slug);
      const meeting = meetingOf(date);
      const criterion = criterionOn(key, date);
      assertInForce(criterion);
      if (expiresOn < date)
        throw new ValidationError([
          {
            path: 'input.expiresOn',
            message: `Expected the day of the meeting, ${date}, or a later one; got ${expiresOn}.`,
          },
        ]);
      return { project, meeting, criterion };
    });
    const evidence = await evidenceFor(tx, asked);
    const written = await appendWaivers(
      tx,
      judged.map(({ project, meeting, criterion }, index) => {
        const { reason, expiresOn } = inputs[index] as z.output<typeof Input>;
        const about = { projectId: project.id, criterionId: criterion.id, meetingId: meeting.id };
        return {
          waiver: { ...about, reason, expiresOn, enteredBy: viewer.personId },
          evidence: evidence[index] ?? [],
        };
      }),
    );
    return judged.map(({ project, meeting, criterion }, index) => {
      const { id, expiresOn } = written[index] as (typeof written)[number];
      return {
        answer: { waiverId: id, projectId: project.id },
        subject: `Waiver:${id}`,
        details: { project: project.slug, criterion: criterion.key, meeting: meeting.date, expiresOn },
      };
    });
  },
});
